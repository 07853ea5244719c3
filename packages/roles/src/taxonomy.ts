/** A kind of device above the roles: what can be said where the role itself cannot be told. */
export interface Category {
  /** Identifier, as results write it. */
  readonly id: string;
  /** Name for people. */
  readonly displayName: string;
  /** What devices of this category have in common, in one sentence. */
  readonly description: string;
}

/** What a device is for. */
export interface Role {
  /** Identifier, as models and label files write it. */
  readonly id: string;
  /** Name for people. */
  readonly displayName: string;
  /** Id of the category that it belongs to. */
  readonly category: string;
  /** What a device of this role does, in one sentence. */
  readonly description: string;
}

/** The answer where no role can be told. */
export const UNKNOWN = 'Unknown';

/** The categories, each with its roles. */
const TAXONOMY = [
  category('Server', 'Server', 'Answers the requests of other machines.', [
    role(
      'ActiveDirectoryController',
      'Active Directory controller',
      'Answers Kerberos, LDAP and DNS for a Windows domain.',
    ),
    role(
      'AdminServer',
      'Administrator server',
      'Manages other machines by remote shells, configuration tools and monitoring.',
    ),
    role('ConfluenceServer', 'Confluence server', 'Serves a wiki.'),
    role('DatabaseServer', 'Database server', 'Keeps data for other programs and answers their queries.'),
    role('DistrFileShare', 'Distributed file share', 'Serves files to many machines by SMB or NFS.'),
    role('DnsDhcpServer', 'DNS and DHCP server', 'Gives out addresses and answers for names.'),
    role('ExchangeServer', 'Exchange server', 'Receives, keeps and delivers mail.'),
    role('GPULaptop', 'GPU laptop', 'Runs computations that are steered from elsewhere.'),
    role('GithubRepo', 'GitHub server', 'Serves source code repositories.'),
    role('NAS', 'Network storage', 'Keeps files of a home or small office, and serves them in several ways.'),
    role('NtpServer', 'NTP server', 'Tells the time.'),
    role('PKIServer', 'PKI server', 'Issues certificates and answers whether they are still valid.'),
    role('WebServer', 'Web server', 'Serves web pages.'),
  ]),
  category('Workstation', 'Workstation', 'A person works at it.', [
    role('AdminWorkstation', 'Administrator workstation', 'From here a person administers servers.'),
    role(
      'BusinessWorkstation',
      'Business workstation',
      'From here a person browses, mails, prints and edits documents.',
    ),
    role(
      'DevWorkstation',
      'Developer workstation',
      'From here a person writes, builds and publishes software.',
    ),
  ]),
  category('Mobile', 'Mobile device', 'A person carries it.', [
    role('MobileDevice', 'Phone or tablet', 'A person carries it and uses its applications.'),
  ]),
  category('Printer', 'Printer', 'Prints.', [role('Printer', 'Printer', 'Takes print jobs.')]),
  category('NetworkEquipment', 'Network equipment', 'Passes on what others send.', [
    role('Gateway', 'Gateway', 'Passes packets on between networks.'),
    role('NetworkSwitch', 'Network switch', 'Connects the devices of one network.'),
  ]),
  category('Industrial', 'Industrial device', 'Controls a process, or shows and engineers its control.', [
    role('EngineeringWorkstation', 'Engineering workstation', 'From here a person programs controllers.'),
    role('HMI', 'Operator panel', 'Shows a process and lets a person steer it.'),
    role('PLC', 'Controller', 'Reads sensors and moves actuators of a process.'),
  ]),
  category('Telephony', 'Telephony', 'Carries telephone calls over IP.', [
    role('VoipPhone', 'IP telephone', 'A person telephones with it.'),
    role('VoipServer', 'Telephone exchange', 'Registers telephones and connects their calls.'),
  ]),
  category('Media', 'Media device', 'Plays music, pictures or games.', [
    role('MediaPlayer', 'Media player', 'Plays music or video, or is spoken to.'),
    role('Television', 'Television', 'Shows television, or streams to one.'),
  ]),
  category('SmartHome', 'Smart-home device', 'A thing of a house or room that is on the network.', [
    role('AlarmSiren', 'Alarm siren', 'Sounds an alarm.'),
    role('Appliance', 'Appliance', 'Does a chore of the house, such as heating, cleaning or locking.'),
    role('HealthScale', 'Health scale', 'Measures weight and reports it to a service.'),
    role('IotHub', 'IoT hub', 'Connects devices without IP, such as lamps and door sensors, to the network.'),
    role('IpCamera', 'IP camera', 'Sends pictures or video.'),
    role('KitchenAppliance', 'Kitchen appliance', 'Boils water or brews coffee.'),
    role('Light', 'Light', 'Gives light, and is switched over the network.'),
    role('Sensor', 'Sensor', 'Reports motion, water or other events.'),
    role('SmartPlug', 'Smart plug', 'Switches or measures the power of what is plugged in.'),
  ]),
] as const;

/** The categories that roles belong to. */
export const CATEGORIES: readonly Category[] = TAXONOMY.map(({ roles: _, ...category }) => category);

/** The roles that the models know: the twelve of NetworkML 0.6.10 with its names, and others by what they are for. */
export const ROLES: readonly Role[] = TAXONOMY.flatMap(({ id, roles }) =>
  roles.map((role) => ({ ...role, category: id })),
);

const ROLES_BY_ID = new Map(ROLES.map((role) => [role.id, role]));
const NAMES = new Map([...CATEGORIES, ...ROLES].map(({ id, displayName: name }) => [id, name]));

/** Name for people of a role or category; one that the taxonomy does not know is named by its id. */
export function displayName(id: string): string {
  return NAMES.get(id) ?? id;
}

/** Id of the category of a role; undefined for a role that the taxonomy does not know. */
export function categoryOf(role: string): string | undefined {
  return ROLES_BY_ID.get(role)?.category;
}

function category(id: string, name: string, description: string, roles: readonly Omit<Role, 'category'>[]) {
  return { id, displayName: name, description, roles };
}

function role(id: string, name: string, description: string): Omit<Role, 'category'> {
  return { id, displayName: name, description };
}
