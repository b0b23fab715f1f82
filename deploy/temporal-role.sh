#!/bin/sh
# Temporal keeps to databases of its own, under a role that cannot see the registers.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$TEMPORAL_DB_PASSWORD" -U "$POSTGRES_USER" -d "$POSTGRES_DB" <<'SQL'
create role temporal login createdb password :'password';
revoke connect on database fujing from public;
SQL
