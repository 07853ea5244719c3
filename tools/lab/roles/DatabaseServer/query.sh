#!/bin/bash
# A few queries in one connection, small and large.
. /run/lab/machine/turn.sh
queries=''
for ((i = 0; i < 2 + RANDOM % 6; i++)); do
  first=$((RANDOM % 1900))
  case $((RANDOM % 4)) in
  0) queries+="select * from items where id between $first and $((first + RANDOM % 100)); " ;;
  1) queries+="select count(*) from items where note like '%$((RANDOM % 100))%'; " ;;
  2) queries+="update items set name = 'item $RANDOM' where id = $first; " ;;
  3) queries+="select name from items where id = $first; " ;;
  esac
done
case $implementation in
mariadb) mysql -h "$host" -u lab -plab lab -e "$queries" >/dev/null ;;
postgresql) PGPASSWORD=lab psql -q -h "$host" -U lab lab -c "$queries" >/dev/null ;;
esac
