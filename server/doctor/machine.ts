import { existsSync, readFileSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../platform/server/config.ts';
import type { Finding } from './finding.ts';

const OLDEST_NODE = [20, 19] as const;
const LEAST_FREE_BYTES = 1024 ** 3;
/** Before this program was written, no clock is right. */
const WRITTEN_AT = Date.parse('2026-11-25T00:00:00Z');

export function examineNode(version: string): Finding {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  const isFit = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  const what = `Node.js ${version}`;
  return isFit ? { what } : { what, todo: `Install Node.js ${OLDEST_NODE.join('.')} or newer.` };
}

export function examineSettings(config: Config): Finding[] {
  const { publicUrl, isProduction, security, file } = config;
  const isLocal = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\]|.*\.localhost)$/.test(publicUrl.hostname);
  const address: Finding = { what: `Address: ${publicUrl.origin}` };
  return [
    { what: file === null ? 'Settings: no file, all from options and environment' : `Settings: ${file}` },
    { what: isProduction ? 'Meant for: a real city' : 'Meant for: trying out (NODE_ENV is not production)' },
    isProduction && (isLocal || publicUrl.protocol !== 'https:')
      ? {
          ...address,
          todo: 'Set PUBLIC_URL to the https address under which people find the house, with a web server in front.',
        }
      : address,
    security !== null
      ? { what: `Weaknesses are told to: ${security.contact}` }
      : isProduction
        ? {
            what: 'Weaknesses: nobody is named, so security.txt is not shown',
            todo: 'Set SECURITY_CONTACT, such as mailto:veiligheid@voorbeeldstad.be.',
          }
        : {
            what: 'Weaknesses: nobody is named, so security.txt is not shown; a real city needs SECURITY_CONTACT',
          },
  ];
}

export function examineClock(now: number): Finding {
  const what = `Clock: ${new Date(now).toISOString()}`;
  return now >= WRITTEN_AT
    ? { what }
    : { what, todo: 'The clock runs behind. Set it, and keep it right with NTP.' };
}

export function examineFolder({ dataDir, databaseUrl }: Config): Finding[] {
  if (!existsSync(dataDir))
    return [
      databaseUrl === null
        ? { what: `Data: ${dataDir} is not there yet; the first start makes it` }
        : { what: `Data: ${dataDir} is not there; the database is elsewhere` },
    ];
  const { mode } = statSync(dataDir);
  const what = `Data: ${dataDir}`;
  const { bavail, bsize } = statfsSync(dataDir);
  const free = bavail * bsize;
  const room = `Disk: ${(free / 1024 ** 3).toFixed(1)} GiB free`;
  return [
    // Others may at most pass through: the embedded server sometimes runs as a lesser user.
    (mode & 0o066) === 0
      ? { what: `${what}, yours alone` }
      : { what: `${what} can be read by others`, todo: `Run: chmod 700 ${dataDir}` },
    free >= LEAST_FREE_BYTES
      ? { what: room }
      : { what: room, todo: 'Make room: the house stops writing when the disk is full.' },
  ];
}

export function examineKeyFile({ keyFile, dataDir }: Config, hasData: boolean): Finding {
  if (!existsSync(keyFile))
    return hasData
      ? {
          what: `Keys: ${keyFile} is missing`,
          todo: 'Put its backup back before you start: without it nothing that was written can be read again.',
        }
      : { what: `Keys: ${keyFile} is not there yet; the first start makes it` };
  if ((statSync(keyFile).mode & 0o077) !== 0)
    return { what: `Keys: ${keyFile} can be read by others`, todo: `Run: chmod 600 ${keyFile}` };
  try {
    JSON.parse(readFileSync(keyFile, 'utf8'));
  } catch {
    return {
      what: `Keys: ${keyFile} is damaged or not yours to read`,
      todo: 'Put its backup back, or run this as the user of the house.',
    };
  }
  const isBeside = keyFile === join(dataDir, 'keys.json');
  return {
    what: `Keys: ${keyFile}, yours alone${isBeside ? '; keep its backup apart from the backup of the data' : ''}`,
  };
}
