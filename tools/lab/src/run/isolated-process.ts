import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Runs this program again, in a network, process and mount namespace of its own. All that it starts lives in there: when
 * it ends, however it ends, the kernel ends the rest and takes namespaces and mounts away.
 *
 * @returns its exit code
 */
export async function runIsolated(args: readonly string[]): Promise<number> {
  const namespaces = ['--net', '--pid', '--mount', '--propagation', 'private', '--fork', '--kill-child'];
  const program = [process.execPath, process.argv[1], ...args];
  const child = spawn('unshare', [...namespaces, '--mount-proc', '--', ...program], {
    // The channel is there to close when this process ends, even if it is killed.
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const stop = () => child.connected && child.disconnect();
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('SIGHUP', stop);
  const [code] = await once(child, 'exit');
  return typeof code === 'number' ? code : 1;
}

/** Ends this process, and so the lab, with the one that started it. */
export function endWithParent(): void {
  process.on('disconnect', () => process.exit(130));
  // To listen keeps a process from ending by itself.
  process.channel?.unref();
  // The terminal tells both; the parent decides.
  process.on('SIGINT', () => undefined);
}
