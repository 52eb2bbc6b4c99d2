# docker build -f k8s/sample-helloworld.Dockerfile -t sample-helloworld:0.1.0-SNAPSHOT .   after ./mvnw -DskipTests package
FROM eclipse-temurin:17-jre
COPY sample-helloworld/target/sample-helloworld-*-SNAPSHOT.jar /app/sample.jar
USER 10001:10001
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError"
EXPOSE 8080 9095 9096
ENTRYPOINT ["java", "-jar", "/app/sample.jar"]
