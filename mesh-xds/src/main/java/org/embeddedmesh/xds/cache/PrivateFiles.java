package org.embeddedmesh.xds.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/** Files that only this user reads and writes, as far as the file system knows users. */
final class PrivateFiles {

    private static final String FOR_OWNER_ONLY = "rw-------";
    private static final String DIRECTORY_FOR_OWNER_ONLY = "rwx------";
    private static final String UNFINISHED = ".tmp";

    private PrivateFiles() {}

    /** One that is there already stays as it is. */
    static void createDirectory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, attributes(existing(directory), DIRECTORY_FOR_OWNER_ONLY));
        }
    }

    static FileAttribute<?>[] attributes(Path directory) throws IOException {
        return attributes(directory, FOR_OWNER_ONLY);
    }

    /**
     * The whole of a file of our own.
     *
     * @throws UnusableCacheException if somebody else could have written it, or it is too large
     */
    static byte[] read(Path file, long maxBytes) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new UnusableCacheException("it is not a file");
        }
        if (!Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).equals(user(file))) {
            throw new UnusableCacheException("it belongs to another user");
        }
        if (Files.size(file) > maxBytes) {
            throw new UnusableCacheException("it has more than " + maxBytes + " bytes");
        }
        return Files.readAllBytes(file);
    }

    /** Whoever reads the file, even after a crash, finds the old bytes or the new ones. */
    static void replace(Path file, byte[] bytes) throws IOException {
        Path unfinished = unfinished(file);
        Files.deleteIfExists(unfinished);
        try (FileChannel channel = FileChannel.open(
                unfinished,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                attributes(directory(file)))) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        move(unfinished, file);
        forceDirectory(directory(file));
    }

    static Path unfinished(Path file) {
        return file.resolveSibling(file.getFileName() + UNFINISHED);
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    // Not every system opens directories; without this a crash of the machine may bring the old file back.
    private static void forceDirectory(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            return;
        }
    }

    // Java does not tell who we are; the owner of a new file is.
    private static UserPrincipal user(Path file) throws IOException {
        Path probe = Files.createTempFile(directory(file), ".probe", UNFINISHED);
        try {
            return Files.getOwner(probe);
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    private static FileAttribute<?>[] attributes(Path near, String permissions) throws IOException {
        boolean posix = Files.getFileStore(near).supportsFileAttributeView(PosixFileAttributeView.class);
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static Path existing(Path directory) throws IOException {
        for (Path path = directory.toAbsolutePath(); path != null; path = path.getParent()) {
            if (Files.exists(path)) {
                return path;
            }
        }
        throw new FileSystemException(directory.toString(), null, "no part of it exists");
    }

    private static Path directory(Path file) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new FileSystemException(file.toString(), null, "is no file");
        }
        return parent;
    }
}
