# PostgreSQL.
mkdir -p /run/postgresql
chown postgres /run/postgresql
config=$(ls -d /etc/postgresql/*/main | tail -n 1)
version=$(basename "$(dirname "$config")")
echo "host all all all md5" >>"$config/pg_hba.conf"
chown -R postgres "$config" "/var/lib/postgresql/$version"
su postgres -s /bin/bash -c "/usr/lib/postgresql/$version/bin/postgres -D /var/lib/postgresql/$version/main \
  -c config_file=$config/postgresql.conf -c listen_addresses='*'" &
until pg_isready -q; do sleep 0.3; done
su postgres -s /bin/bash -c psql <<SQL
create role lab login superuser password 'lab';
create database lab owner lab;
\\c lab
create table items as select g as id, 'item ' || g as name, repeat(md5(g::text), 12) as note from generate_series(1, 2000) g;
SQL
