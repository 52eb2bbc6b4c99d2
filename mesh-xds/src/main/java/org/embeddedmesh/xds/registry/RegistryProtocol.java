package org.embeddedmesh.xds.registry;

import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import org.embeddedmesh.proto.v1.Ack;
import org.embeddedmesh.proto.v1.WorkloadState;
import org.embeddedmesh.xds.ads.ProtoMarshaller;

/** The method of the registry. */
final class RegistryProtocol {

    static final MethodDescriptor<WorkloadState, Ack> REGISTER = MethodDescriptor.<WorkloadState, Ack>newBuilder()
            .setType(MethodType.BIDI_STREAMING)
            .setFullMethodName("embeddedmesh.v1.WorkloadRegistry/Register")
            .setRequestMarshaller(new ProtoMarshaller<>(WorkloadState.parser()))
            .setResponseMarshaller(new ProtoMarshaller<>(Ack.parser()))
            .build();

    private RegistryProtocol() {}
}
