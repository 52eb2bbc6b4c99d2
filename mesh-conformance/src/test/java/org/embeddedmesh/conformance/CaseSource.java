package org.embeddedmesh.conformance;

import java.util.List;

/** Cases of one kind. */
@FunctionalInterface
public interface CaseSource {

    /** All that the folder has; files that it does not have are none. */
    List<Case> cases(CaseFolder folder);
}
