/** Where the server listens: a socket in a folder of its own, or loopback where that path would be too long. */
export type Listening = { readonly socketFolder: string } | { readonly loopbackPort: number };

/** The port number in a socket's file name; it names no network port. */
export const SOCKET_PORT = 5432;

/** The server's whole postgresql.conf, written anew at every start so that it follows the version that runs.
 *  @param fast for tests: no commit survives a power cut */
export function settingsText(options: { major: number; listening: Listening; fast: boolean }): string {
  const { major, listening, fast } = options;
  const settings: Record<string, string> = {
    ...('socketFolder' in listening
      ? {
          listen_addresses: '',
          unix_socket_directories: listening.socketFolder,
          unix_socket_permissions: '0700',
          port: String(SOCKET_PORT),
        }
      : { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(listening.loopbackPort) }),
    password_encryption: 'scram-sha-256',
    max_connections: '60',
    timezone: 'UTC',
    log_timezone: 'UTC',
    datestyle: 'ISO, YMD',

    // A node has 2 GB, and so much more has to fit beside us.
    shared_buffers: '32MB',
    work_mem: '4MB',
    maintenance_work_mem: '32MB',
    max_wal_size: '256MB',
    min_wal_size: '32MB',
    jit: 'off',
    max_parallel_workers_per_gather: '0',
    autovacuum_max_workers: '2',
    max_logical_replication_workers: '0',
    max_wal_senders: '0',
    // Workers of its own for reading are three more processes, for disks that we do not have.
    ...(major >= 18 ? { io_method: 'sync' } : {}),

    // Erased is erased: a log segment that is used again keeps what stood in it.
    wal_recycle: 'off',
    wal_init_zero: 'on',

    // Texts of people never reach the log. Errors quote what was typed ("invalid input syntax for …"), so they are
    // not written at all: the level is LOG, which lies above ERROR, and the application tells about its own errors.
    // Terse leaves out details, which after a crash name the statement that ran.
    logging_collector: 'on',
    log_directory: 'log',
    log_filename: 'postgresql-%a.log',
    log_truncate_on_rotation: 'on',
    log_rotation_age: '1d',
    log_rotation_size: '0',
    log_file_mode: '0600',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_statement: 'none',
    log_min_duration_statement: '-1',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_checkpoints: 'off',
    log_connections: 'off',
    log_line_prefix: '%m [%p] ',
    lc_messages: 'C',

    fsync: fast ? 'off' : 'on',
    synchronous_commit: fast ? 'off' : 'on',
    full_page_writes: fast ? 'off' : 'on',
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`);
  return ['# Written by Vindplaats at every start: changes made here are lost.', ...lines, ''].join('\n');
}

/** Who may come in: everybody with a password, nobody without one. */
export const ACCESS_TEXT = `# Written by Vindplaats at every start: changes made here are lost.
local all all scram-sha-256
host  all all 127.0.0.1/32 scram-sha-256
`;
