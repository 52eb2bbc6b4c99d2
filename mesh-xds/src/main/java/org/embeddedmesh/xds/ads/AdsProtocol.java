package org.embeddedmesh.xds.ads;

import com.google.protobuf.Any;
import com.google.rpc.BadRequest;
import com.google.rpc.BadRequest.FieldViolation;
import com.google.rpc.Code;
import com.google.rpc.Status;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryResponse;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import java.util.List;
import java.util.stream.Collectors;

/** The method of delta ADS, and how a refusal looks on it. */
final class AdsProtocol {

    static final MethodDescriptor<DeltaDiscoveryRequest, DeltaDiscoveryResponse> DELTA =
            MethodDescriptor.<DeltaDiscoveryRequest, DeltaDiscoveryResponse>newBuilder()
                    .setType(MethodType.BIDI_STREAMING)
                    .setFullMethodName("envoy.service.discovery.v3.AggregatedDiscoveryService/DeltaAggregatedResources")
                    .setRequestMarshaller(new ProtoMarshaller<>(DeltaDiscoveryRequest.parser()))
                    .setResponseMarshaller(new ProtoMarshaller<>(DeltaDiscoveryResponse.parser()))
                    .build();

    private static final String BAD_REQUEST = "type.googleapis.com/google.rpc.BadRequest";

    private AdsProtocol() {}

    /** A NACK's detail: one text for people, and one violation for each resource. */
    static Status errorDetail(List<Refusal> refusals) {
        Status.Builder status = Status.newBuilder()
                .setCode(Code.INVALID_ARGUMENT_VALUE)
                .setMessage(refusals.stream().map(Refusal::toString).collect(Collectors.joining("; ")));
        refusals.forEach(it -> status.addDetails(violation(it)));
        return status.build();
    }

    private static Any violation(Refusal refusal) {
        BadRequest request = BadRequest.newBuilder()
                .addFieldViolations(
                        FieldViolation.newBuilder().setField(refusal.place()).setDescription(refusal.reason()))
                .build();
        return Any.newBuilder()
                .setTypeUrl(BAD_REQUEST)
                .setValue(request.toByteString())
                .build();
    }
}
