# docker build -f k8s/config-server.Dockerfile -t mesh-config-server:0.1.0-SNAPSHOT .   after ./mvnw -DskipTests package
FROM eclipse-temurin:17-jre
COPY mesh-config-server/target/mesh-config-server-*-exec.jar /app/config-server.jar
USER 10001:10001
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError"
EXPOSE 15010 15014
ENTRYPOINT ["java", "-jar", "/app/config-server.jar"]
