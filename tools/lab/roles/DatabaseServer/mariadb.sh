# MariaDB.
mkdir -p /run/mysqld
chown mysql /run/mysqld
mariadbd --user=mysql --bind-address='*' &
until mysqladmin ping >/dev/null 2>&1; do sleep 0.3; done
mysql <<SQL
create database lab;
use lab;
create user lab@'%' identified by 'lab';
grant all on lab.* to lab@'%';
create table lab.items (id int auto_increment primary key, name varchar(80), note text);
insert into lab.items (name, note) select concat('item ', seq), repeat(md5(seq), 12) from seq_1_to_2000;
SQL
