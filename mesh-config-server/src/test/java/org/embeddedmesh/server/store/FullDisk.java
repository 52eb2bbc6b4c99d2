package org.embeddedmesh.server.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A file system of H2's that has no room left, or has it again, as the test says. */
public final class FullDisk extends FilePathWrapper {

    private static final String SCHEME = "fulldisk";
    private static final String NOTHING = "\n";

    private static volatile boolean full;
    private static volatile String without = NOTHING;

    /** @return the prefix of paths on it */
    static String mount() {
        full = false;
        without = NOTHING;
        FilePath.register(new FullDisk());
        return SCHEME + ":";
    }

    static void full(boolean now) {
        full = now;
    }

    /** There is no room for files whose names end so. */
    static void noRoomFor(String suffix) {
        without = suffix;
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Channel(name, super.open(mode));
    }

    private static final class Channel extends FileBase {

        private final String name;
        private final FileChannel channel;

        Channel(String name, FileChannel channel) {
            this.name = name;
            this.channel = channel;
        }

        private void requireRoom() throws IOException {
            if (full || name.endsWith(without)) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            requireRoom();
            return channel.write(source);
        }

        @Override
        public int write(ByteBuffer source, long position) throws IOException {
            requireRoom();
            return channel.write(source, position);
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            return channel.read(target);
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            return channel.read(target, position);
        }

        @Override
        public long position() throws IOException {
            return channel.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            channel.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            channel.truncate(size);
            return this;
        }

        @Override
        public void force(boolean metadata) throws IOException {
            channel.force(metadata);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return channel.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            channel.close();
        }
    }
}
