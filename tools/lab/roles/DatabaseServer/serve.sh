#!/bin/bash
# MariaDB, PostgreSQL and Redis, each with a little data.
. /etc/lab-environment
mkdir -p /run/mysqld /run/postgresql
chown mysql /run/mysqld
chown postgres /run/postgresql
mariadbd --user=mysql --bind-address='*' &
redis-server --bind '* -::*' --protected-mode no --save '' &
config=$(ls -d /etc/postgresql/*/main | tail -n 1)
version=$(basename "$(dirname "$config")")
echo "host all all all md5" >>"$config/pg_hba.conf"
chown -R postgres "$config" "/var/lib/postgresql/$version"
su postgres -s /bin/bash -c "/usr/lib/postgresql/$version/bin/postgres -D /var/lib/postgresql/$version/main \
  -c config_file=$config/postgresql.conf -c listen_addresses='*'" &
until mysqladmin ping >/dev/null 2>&1; do sleep 0.3; done
mysql <<SQL
create database lab;
use lab;
create user lab@'%' identified by 'lab';
grant all on lab.* to lab@'%';
create table lab.items (id int auto_increment primary key, name varchar(80), note text);
insert into lab.items (name, note) select concat('item ', seq), repeat(md5(seq), 12) from seq_1_to_2000;
SQL
until pg_isready -q; do sleep 0.3; done
su postgres -s /bin/bash -c psql <<SQL
create role lab login superuser password 'lab';
create database lab owner lab;
\\c lab
create table items as select g as id, 'item ' || g as name, repeat(md5(g::text), 12) as note from generate_series(1, 2000) g;
SQL
wait
