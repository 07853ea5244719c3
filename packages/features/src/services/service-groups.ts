import type { AnyServiceClass } from './service-ports.js';

/** Classes of services that kinds of devices have in common, whatever the vendor's protocol. */
export interface ServiceGroup {
  readonly title: string;
  readonly classes: readonly AnyServiceClass[];
}

/** Groups of classes of services, in the order of the features; a class may be of several, or of none. */
export const SERVICE_GROUPS = {
  web: { title: 'web servers', classes: ['http', 'https', 'quic', 'wiki', 'notebook'] },
  directory: { title: 'directories and logon', classes: ['kerberos', 'ldap'] },
  windows: { title: 'Windows name services and RPC', classes: ['nbns', 'nbdgm', 'nbss', 'llmnr', 'rpc'] },
  files: {
    title: 'files and disks',
    classes: ['smb', 'nbss', 'nfs', 'afp', 'ftp', 'tftp', 'rsync', 'iscsi'],
  },
  remote: { title: 'remote control', classes: ['ssh', 'telnet', 'rdp', 'vnc', 'winrm'] },
  mail: { title: 'mail', classes: ['smtp', 'pop', 'imap'] },
  monitoring: { title: 'monitoring', classes: ['snmp', 'snmptrap', 'syslog', 'netflow'] },
  industrial: {
    title: 'industrial protocols',
    classes: ['modbus', 's7', 'enip', 'telecontrol', 'opcua', 'bacnet', 'profinet', 'fieldbus'],
  },
  voice: { title: 'telephony', classes: ['sip', 'telephony', 'rtp'] },
  playback: { title: 'media players', classes: ['cast', 'airplay', 'media', 'rtsp'] },
  cameras: { title: 'cameras', classes: ['rtsp', 'camera', 'wsd'] },
  home: { title: 'smart home devices', classes: ['mqtt', 'coap', 'smarthome'] },
  discovery: { title: 'discovery of devices', classes: ['mdns', 'ssdp', 'wsd', 'upnp'] },
  notifications: { title: 'push messages', classes: ['push', 'xmpp'] },
} as const satisfies Readonly<Record<string, ServiceGroup>>;
