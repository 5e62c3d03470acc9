create table if not exists baton_upload (id varchar(64) not null primary key, node varchar(255) not null, path varchar(1024) not null, staged_id varchar(255) not null, state varchar(16) not null, reason varchar(2000), publisher varchar(255) not null, upload_bytes bigint not null, attempts integer not null, changed timestamp(6) not null);
create index if not exists baton_upload_state on baton_upload (node, state);
create index if not exists baton_upload_changed on baton_upload (node, state, changed);
