/** What a device is for. */
export interface Role {
  /** Identifier, as models and label files write it. */
  readonly id: string;
  /** Name for people. */
  readonly displayName: string;
  /** Which kind of network the role belongs to. */
  readonly domain: 'office' | 'smart-home';
  /** What a device of this role does, in one sentence. */
  readonly description: string;
}

/** The answer where no role can be told. */
export const UNKNOWN = 'Unknown';

/**
 * The roles that the models know: the twelve of NetworkML 0.6.10 with its names, four more servers of an office, and
 * those of the smart home.
 */
export const ROLES: readonly Role[] = [
  office(
    'ActiveDirectoryController',
    'Active Directory controller',
    'Answers Kerberos, LDAP and DNS for a Windows domain.',
  ),
  office(
    'AdminServer',
    'Administrator server',
    'Manages other machines by remote shells, configuration tools and monitoring.',
  ),
  office('AdminWorkstation', 'Administrator workstation', 'From here a person administers servers.'),
  office(
    'BusinessWorkstation',
    'Business workstation',
    'From here a person browses, mails, prints and edits documents.',
  ),
  office('ConfluenceServer', 'Confluence server', 'Serves a wiki.'),
  office(
    'DevWorkstation',
    'Developer workstation',
    'From here a person writes, builds and publishes software.',
  ),
  office('DistrFileShare', 'Distributed file share', 'Serves files to many machines by SMB or NFS.'),
  office('ExchangeServer', 'Exchange server', 'Receives, keeps and delivers mail.'),
  office('GPULaptop', 'GPU laptop', 'Runs computations that are steered from elsewhere.'),
  office('GithubRepo', 'GitHub server', 'Serves source code repositories.'),
  office('PKIServer', 'PKI server', 'Issues certificates and answers whether they are still valid.'),
  office('Printer', 'Printer', 'Takes print jobs.'),
  office('DatabaseServer', 'Database server', 'Keeps data for other programs and answers their queries.'),
  office('DnsDhcpServer', 'DNS and DHCP server', 'Gives out addresses and answers for names.'),
  office('NtpServer', 'NTP server', 'Tells the time.'),
  office('WebServer', 'Web server', 'Serves web pages.'),
  smartHome('AlarmSiren', 'Alarm siren', 'Sounds an alarm.'),
  smartHome('HealthScale', 'Health scale', 'Measures weight and reports it to a service.'),
  smartHome(
    'IotHub',
    'IoT hub',
    'Connects devices without IP, such as lamps and door sensors, to the network.',
  ),
  smartHome('IpCamera', 'IP camera', 'Sends pictures or video.'),
  smartHome('KitchenAppliance', 'Kitchen appliance', 'Boils water or brews coffee.'),
  smartHome('Sensor', 'Sensor', 'Reports motion, water or other events.'),
  smartHome('SmartPlug', 'Smart plug', 'Switches or measures the power of what is plugged in.'),
];

const BY_ID = new Map(ROLES.map((role) => [role.id, role]));

/** Name for people of a role; a role that the taxonomy does not know is named by its id. */
export function displayName(id: string): string {
  return BY_ID.get(id)?.displayName ?? id;
}

function office(id: string, name: string, description: string): Role {
  return { id, displayName: name, domain: 'office', description };
}

function smartHome(id: string, name: string, description: string): Role {
  return { id, displayName: name, domain: 'smart-home', description };
}
