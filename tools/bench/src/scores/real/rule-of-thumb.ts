import { DEVICE_2 } from '@networkml/features';

/** Whether a device shows a feature of device@2. */
export type Shows = (feature: string) => boolean;

/**
 * What an engineer would say of a device by its ports, the most telling first: the features of device@2 of which one, or
 * all of a line, have to be there.
 */
const RULES: readonly (readonly [role: string, ...features: readonly string[]])[] = [
  ['Gateway', 'passes_on'],
  ['Gateway', 'sends_as_router'],
  ['NetworkSwitch', 'sends_spanning_tree'],
  ['NetworkSwitch', 'sends_as_switch'],
  ['ActiveDirectoryController', 'serves_kerberos'],
  ['ActiveDirectoryController', 'serves_ldap'],
  ['ExchangeServer', 'serves_mail'],
  ['DatabaseServer', 'serves_database'],
  ['Printer', 'serves_printing'],
  ['PLC', 'serves_industrial'],
  ['VoipServer', 'serves_sip'],
  ['IpCamera', 'serves_rtsp'],
  ['DistrFileShare', 'serves_smb'],
  ['DistrFileShare', 'serves_nfs'],
  ['DnsDhcpServer', 'serves_dns'],
  ['DnsDhcpServer', 'serves_dhcp'],
  ['NtpServer', 'serves_ntp'],
  ['WebServer', 'serves_web'],
  ['EngineeringWorkstation', 'uses_industrial'],
];

const COLUMNS = new Map(DEVICE_2.modelFeatures.map((name, i): [string, number] => [name, i]));

/**
 * The rule's answer for a device.
 *
 * @param inputs its model inputs of device@2
 * @param otherwise what everything is that serves nothing of the above
 */
export function ruleOfThumb(inputs: Float64Array, otherwise: string): string {
  const shows: Shows = (feature) => (inputs[columnOf(feature)] ?? 0) > 0;
  return RULES.find(([, ...features]) => features.every(shows))?.[0] ?? otherwise;
}

function columnOf(feature: string): number {
  const column = COLUMNS.get(feature);
  if (column === undefined) throw new RangeError(`device@2 has no feature ${feature}`);
  return column;
}
