-- The sweep asks of a thousand things that are due at once which have a job.
create index jobs_payload on core.jobs using gin (payload jsonb_path_ops);
