CREATE TABLE change_log (
    version BIGINT PRIMARY KEY,
    type VARCHAR(8) NOT NULL,
    resource VARCHAR(512) NOT NULL,
    namespace VARCHAR(253) NOT NULL,
    name VARCHAR(253) NOT NULL,
    json CHARACTER LARGE OBJECT
);

CREATE INDEX change_log_key ON change_log (resource, namespace, name, version);

-- Changes up to the horizon are gone, but for the last one of each key that still exists.
CREATE TABLE change_log_horizon (
    version BIGINT NOT NULL
);
