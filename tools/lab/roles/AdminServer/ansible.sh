#!/bin/bash
# Configures two machines with Ansible: learns facts, copies a file.
. /run/lab/machine/turn.sh
machines=($LAB_HOSTS)
random_bytes $((2000 + RANDOM)) >/tmp/settings
cd /tmp || exit 1
cat >/tmp/play.yml <<PLAY
- hosts: all
  tasks:
    - copy: { src: /tmp/settings, dest: /tmp/settings }
    - command: uptime
PLAY
ANSIBLE_HOST_KEY_CHECKING=False ansible-playbook -u lab -e ansible_password=lab -e ansible_python_interpreter=/usr/bin/python3 \
  -i "${machines[RANDOM % ${#machines[@]}]},${machines[RANDOM % ${#machines[@]}]}," /tmp/play.yml
