# Sourced by what one device does on another: where that is, which program serves there, and random numbers of the
# turn's own.
. /etc/lab-environment
RANDOM=$LAB_TURN
export MIBS=
host_variable=HOST_$LAB_TARGET_ROLE
address_variable=ADDRESS_$LAB_TARGET_ROLE
host=${!host_variable}
address=${!address_variable}
implementation_variable=IMPLEMENTATION_$LAB_TARGET_ROLE
implementation=${!implementation_variable}
user=$([ $((RANDOM % 2)) = 0 ] && echo alice || echo bob)
ssh_to() { sshpass -p lab ssh -q -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null "lab@$1" "${@:2}"; }
scp_to() { sshpass -p lab scp -q -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null "$@"; }
# random_bytes COUNT
random_bytes() { head -c "$1" /dev/urandom; }
