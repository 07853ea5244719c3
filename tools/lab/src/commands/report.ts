import { Command } from 'commander';
import { type RoleTraffic, roleTraffic } from '../dataset/role-traffic.js';
import { givenFolder } from './options.js';

const SHOWN_PORTS = 6;

/** `lab report`: what the captures of each role hold. */
export function reportCommand(): Command {
  return new Command('report')
    .description('tell what the captures of each role hold, as a Markdown table')
    .argument('<folder>', 'folder of the captures', givenFolder)
    .action(async (folder: string) => {
      console.log('| role | captures | packets | fewest | cut short | busiest ports, share of packets |');
      console.log('|---|---|---|---|---|---|');
      for (const [role, traffic] of await roleTraffic(folder)) console.log(row(role, traffic));
    });
}

function row(role: string, { captures, packets, leastPackets, capped, ports }: RoleTraffic): string {
  const busiest = [...ports]
    .sort(([, some], [, others]) => others - some)
    .slice(0, SHOWN_PORTS)
    .map(([port, count]) => `${port} ${Math.round((100 * count) / packets)} %`);
  return `| ${[role, captures, packets, leastPackets, capped, busiest.join(', ')].join(' | ')} |`;
}
