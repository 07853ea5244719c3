import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { lstat, open, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CommandFolder, MAIN } from '../../test-support/command.js';
import { LAPTOP, officeCapture, PRINTER, putLabelledCaptures } from '../../test-support/office.js';

let folder: CommandFolder;

beforeAll(async () => {
  folder = await CommandFolder.make();
  await folder.put('office.pcap', officeCapture(3));
  await putLabelledCaptures(folder);
});

afterAll(() => folder.remove());

describe('networkml features and packets', () => {
  test('print the columns of the original, a row a device', async () => {
    const { code, out } = await folder.run(['features', 'office.pcap']);
    expect(code).toBe(0);
    const [header, ...rows] = out.trimEnd().split('\n');
    expect(header.split(',')).toHaveLength(283);
    expect(rows.map((row) => row.split(',')[1])).toEqual([PRINTER, LAPTOP]);
    const canonical = await folder.run(['features', 'office.pcap', '--devices', 'canonical']);
    expect(canonical.out.trimEnd().split('\n')).toHaveLength(2);
  });

  test('print a row a session, of which each device has one for each host that it speaks with', async () => {
    const { out } = await folder.run(['features', 'office.pcap', '--level', 'session']);
    const rows = out.trimEnd().split('\n').slice(1);
    expect(rows.map((row) => row.split(',')[1])).toEqual([PRINTER, LAPTOP]);
    const canonical = await folder.run([
      'features',
      'labelled',
      '--level',
      'session',
      '--devices',
      'canonical',
    ]);
    expect(canonical.out.trimEnd().split('\n')).toHaveLength(1 + 10);
  });

  test('are written as the name of the file says: NDJSON, gzipped', async () => {
    const { out } = await folder.run(['features', 'office.pcap']);
    await folder.run(['features', 'office.pcap', '-o', 'f.csv.gz']);
    expect(gunzipSync(await folder.bytes('f.csv.gz')).toString()).toBe(out);
    await folder.run(['features', 'office.pcap', '-o', 'f.ndjson.gz']);
    const rows = gunzipSync(await folder.bytes('f.ndjson.gz'))
      .toString()
      .trimEnd()
      .split('\n');
    expect(rows.map((row) => JSON.parse(row).device)).toEqual([PRINTER, LAPTOP]);
    const asked = await folder.run(['features', 'office.pcap', '--format', 'ndjson']);
    expect(asked.out.trimEnd().split('\n')).toEqual(rows);
  });

  test('are written as Parquet if the name of the file says so', async () => {
    expect((await folder.run(['features', 'office.pcap', '-o', 'f.parquet'])).code).toBe(0);
    const bytes = await folder.bytes('f.parquet');
    expect([bytes.subarray(0, 4).toString(), bytes.subarray(-4).toString()]).toEqual(['PAR1', 'PAR1']);
  });

  test('print a row a flow, which the timeouts cut', async () => {
    const { code, out } = await folder.run(['features', 'office.pcap', '--level', 'flow']);
    expect(code).toBe(0);
    const [header, ...rows] = out.trimEnd().split('\n');
    expect(header).toMatch(
      /^filename,vlan_id,ip_version,protocol,src_ip,src_port,dst_ip,dst_port,.*,bidirectional_packets,/,
    );
    expect(header.split(',')).toHaveLength(13 + 99);
    expect(rows).toHaveLength(2);
    const cut = await folder.run(['features', 'office.pcap', '--level', 'flow', '--idle-timeout', '0.5s']);
    expect(cut.out.trimEnd().split('\n')).toHaveLength(1 + 3);
  });

  test('print a row a packet, as the command packets does', async () => {
    const { out } = await folder.run(['features', 'office.pcap', '--level', 'packet']);
    expect(out).toBe((await folder.run(['packets', 'office.pcap'])).out);
  });

  test('can be limited to a device, or to devices that are no gateways', async () => {
    const one = await folder.run(['features', 'office.pcap', '--device', PRINTER.toUpperCase()]);
    expect(one.out.trimEnd().split('\n')).toHaveLength(2);
    const { out } = await folder.run(['features', 'office.pcap', '--exclude-gateways']);
    expect(out).toBe((await folder.run(['features', 'office.pcap'])).out);
  });

  test('have a column of roles where labels are given, and say which devices have none', async () => {
    await folder.put('roles.csv', `mac,role\n${PRINTER},Printer\n02:00:00:00:00:ff,Ghost\n`);
    const { code, out, err } = await folder.run(['features', 'office.pcap', '--labels', 'roles.csv']);
    const [header, ...rows] = out
      .trimEnd()
      .split('\n')
      .map((line) => line.split(','));
    expect(header[4]).toBe('role');
    expect(rows.map((row) => row[4])).toEqual(['Printer', '']);
    expect(err).toContain(`office.pcap: no label for ${LAPTOP}`);
    expect(err).toContain('roles.csv, line 3: no device 02:00:00:00:00:ff in any capture');
    expect(code).toBe(3);
    const byName = await folder.run(['features', 'labelled', '--labels-from-names', '-f', 'ndjson']);
    expect(
      byName.out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).role),
    ).toContain('Printer');
  });

  test('are described by their schema', async () => {
    const { code, out } = await folder.run(['features', '--describe']);
    expect(code).toBe(0);
    expect(out).toMatch(/tshark_max_frame_len_out .*bytes .*Largest length on the wire/);
    const flow = await folder.run(['features', '--describe', '--level', 'flow', '-f', 'ndjson']);
    expect(
      flow.out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).name),
    ).toContain('src2dst_packets');
    expect((await folder.run(['features'])).code).toBe(2);
    expect((await folder.run(['features', '--describe', '-f', 'parquet'])).code).toBe(2);
  });

  test.each([
    [['--level', 'flow', '--window', '1m'], "option '--window' is for --level host or session"],
    [['--idle-timeout', '1m'], "option '--idle-timeout' is for --level flow"],
    [['--level', 'packet', '--jobs', '2'], "option '--jobs' is for --level host or session"],
    [['--level', 'flow', '--ip-flags', 'word'], "option '--ip-flags' is for --level host or session"],
  ])('refuse options of other levels: %s', async (options, message) => {
    expect(await folder.run(['features', 'office.pcap', ...options])).toMatchObject({
      code: 2,
      err: expect.stringContaining(message),
    });
  });

  test.each(['host', 'flow', 'packet'])(
    'leave the file as it was if no capture can be read: %s',
    async (level) => {
      await folder.put('empty.pcap', '');
      await folder.put('kept.parquet', 'what was there');
      const options = ['--level', level, '-o', 'kept.parquet'];
      expect((await folder.run(['features', 'empty.pcap', ...options])).code).toBe(1);
      expect(await folder.text('kept.parquet')).toBe('what was there');
      expect((await folder.names()).filter((name) => name.includes('.tmp'))).toEqual([]);
    },
  );

  test('follow a link to the file that it names, and leave the link', async () => {
    await folder.put('target.csv', 'old');
    await symlink('target.csv', join(folder.path, 'link.csv'));
    await folder.run(['packets', 'office.pcap', '-o', 'link.csv']);
    const { out } = await folder.run(['packets', 'office.pcap']);
    expect(await folder.text('target.csv')).toBe(out);
    expect((await lstat(join(folder.path, 'link.csv'))).isSymbolicLink()).toBe(true);
  });

  test('are not written over a capture that is read', async () => {
    await folder.put('precious.pcap', officeCapture(3));
    expect(await folder.run(['packets', 'precious.pcap', '-o', './precious.pcap'])).toEqual({
      code: 1,
      out: '',
      err: 'networkml: ./precious.pcap: cannot be written (it is one of the inputs)\n',
    });
    expect(await folder.bytes('precious.pcap')).toEqual(Buffer.from(officeCapture(3)));
  });

  test('are not written over labels that are read, nor into a folder that there is not', async () => {
    await folder.put('precious.csv', 'capture,role\noffice.pcap,Printer\n');
    const labelled = ['features', 'office.pcap', '--labels', 'precious.csv'];
    expect(await folder.run([...labelled, '-o', 'precious.csv'])).toMatchObject({
      code: 1,
      err: 'networkml: precious.csv: cannot be written (it is one of the inputs)\n',
    });
    expect(await folder.text('precious.csv')).toContain('Printer');
    expect(await folder.run([...labelled, '-o', 'absent/x.csv'])).toMatchObject({
      code: 1,
      err: 'networkml: absent/x.csv: cannot be written (no such folder)\n',
    });
  });

  test.skipIf(!existsSync('/dev/full'))('write to a device as it is, and say so if it is full', async () => {
    expect(await folder.run(['packets', 'office.pcap', '-o', '/dev/null'])).toMatchObject({
      code: 0,
      err: '',
    });
    expect((await lstat('/dev/null')).isCharacterDevice()).toBe(true);
    expect(await folder.run(['packets', 'office.pcap', '-o', '/dev/full'])).toMatchObject({
      code: 1,
      err: 'networkml: /dev/full: cannot be written (no space left)\n',
    });
  });

  test('answer for what they have read of a stream when they are interrupted, and say so', async () => {
    const child = spawn(process.execPath, [MAIN, 'packets', '-'], { cwd: folder.path });
    const out: Buffer[] = [];
    child.stdout.on('data', (chunk) => out.push(chunk));
    child.stdin.write(officeCapture(3));
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    const [code] = await once(child, 'close');
    expect(code).toBe(130);
    expect(Buffer.concat(out).toString()).toBe((await folder.run(['packets', 'office.pcap'])).out);
  });

  test('leave nothing half-written behind when they are interrupted', async () => {
    const pipe = join(folder.path, 'never-ends.pcap');
    execFileSync('mkfifo', [pipe]);
    const child = spawn(process.execPath, [MAIN, 'packets', pipe, '-o', 'interrupted.csv'], {
      cwd: folder.path,
    });
    const writer = await open(pipe, 'w');
    await writer.write(officeCapture(3));
    const isWritten = async () => (await folder.names()).some((name) => name.startsWith('interrupted.csv.'));
    await expect.poll(isWritten, { timeout: 10_000 }).toBe(true);
    child.kill('SIGINT');
    const [code, signal] = await once(child, 'close');
    expect([code, signal]).toEqual([null, 'SIGINT']);
    await writer.close();
    expect((await folder.names()).filter((name) => name.includes('interrupted'))).toEqual([]);
  });

  test('print a row a window of time', async () => {
    const { out } = await folder.run(['features', 'office.pcap', '--window', '2s', '--slide', '1s']);
    const [header, ...rows] = out.trimEnd().split('\n');
    expect(header.split(',').slice(4, 6)).toEqual(['window_start', 'window_end']);
    const starts = rows.map((row) => row.split(',').slice(1, 6));
    expect(
      starts.map(([mac, , , start, end]) => [
        mac,
        Number(start) - 1_700_000_000,
        Number(end) - Number(start),
      ]),
    ).toEqual([
      [PRINTER, 0, 2],
      [PRINTER, 1, 2],
      [PRINTER, 2, 2],
      [LAPTOP, 0, 2],
      [LAPTOP, 1, 2],
      [LAPTOP, 2, 2],
    ]);
  });

  test.each([
    [['--window', 'soon'], 'Expected a duration such as 90s, 15m, 1.5h or 2d.'],
    [['--slide', '1m'], "option '--slide <duration>' needs '--window'"],
    [['--window', '1m', '--slide', '2m'], "must be at most '--window'"],
    [['--window', '104d'], 'must be shorter than 104 days'],
    [['--window', '1d', '--slide', '1s'], 'at most 1000 windows may overlap'],
    [['--window', `${'9'.repeat(400)}d`], 'Expected a duration'],
  ])('refuse windows that make no sense: %s', async (options, message) => {
    const { code, err } = await folder.run(['features', 'office.pcap', ...options]);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  test('print the fields of each packet, also into a file', async () => {
    await folder.put('second.pcap', officeCapture(3));
    const { out } = await folder.run(['packets', 'office.pcap', 'second.pcap']);
    expect(out.split('\n')[0].split(',')).toHaveLength(30);
    expect(out.trimEnd().split('\n')).toHaveLength(7);
    await folder.run(['packets', 'office.pcap', 'second.pcap', '-o', 'packets.csv']);
    expect(await folder.text('packets.csv')).toBe(out);
  });

  test('print packets as NDJSON, or write them as Parquet', async () => {
    const { out } = await folder.run(['packets', 'office.pcap', '-f', 'ndjson']);
    const packets = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(packets.map((packet) => packet['eth.src'])).toEqual([LAPTOP, PRINTER, LAPTOP]);
    await folder.run(['features', 'office.pcap', '--level', 'packet', '-o', 'packets.parquet']);
    expect((await folder.bytes('packets.parquet')).subarray(0, 4).toString()).toBe('PAR1');
  });

  test('give the same by another engine, and say so if it is not there', async () => {
    const { out } = await folder.run(['packets', 'office.pcap']);
    const other = await folder.run(['packets', 'office.pcap', '--engine', 'pcap-parser']);
    expect(other).toEqual({ code: 0, out, err: '' });

    const env = { PATH: folder.path };
    const absent = await folder.run(['features', 'office.pcap', '--engine', 'tshark'], { env });
    expect(absent.code).toBe(1);
    expect(absent.err).toContain('office.pcap: tshark');
    expect((await folder.run(['packets', 'office.pcap', '--engine', 'wireshark'])).code).toBe(2);
  });

  test('end quietly when their reader has seen enough', async () => {
    const child = spawn(process.execPath, [MAIN, 'packets', ...Array<string>(400).fill('labelled')], {
      cwd: folder.path,
    });
    let err = '';
    child.stderr.on('data', (text) => {
      err += text;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});
