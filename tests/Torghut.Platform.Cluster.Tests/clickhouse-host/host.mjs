// ClickHouse's own engine (chdb) behind the part of its HTTP interface that clients use: statements in `query` and in the
// body, settings as parameters, user and password in headers, errors with their status and X-ClickHouse-Exception-Code.
// POST /faults makes the next statements fail as a server in trouble does. It ends when its standard input does.
import http from 'node:http';
import { createRequire } from 'node:module';

const { Session } = createRequire(import.meta.url)('chdb');
const user = process.env.CLICKHOUSE_HOST_USER ?? 'default';
const password = process.env.CLICKHOUSE_HOST_PASSWORD ?? '';
const ownParameters = new Set(['query', 'database', 'user', 'password', 'wait_end_of_query', 'default_format', 'buffer_size', 'session_id']);
const statusOfCode = { 62: 400, 36: 400, 117: 400, 27: 400, 60: 404, 81: 404, 47: 404, 164: 403, 497: 403, 516: 403, 241: 500, 202: 500 };

const session = new Session();
let faults = [];
let version = null;
let statements = 0;

function refuse(response, status, code, message) {
  const headers = { 'Content-Type': 'text/plain; charset=UTF-8' };
  if (code) {
    headers['X-ClickHouse-Exception-Code'] = String(code);
  }

  response.writeHead(status, headers);
  response.end(message ? `${message}\n` : '');
}

// Node reads headers as Latin-1, the server as UTF-8.
function header(request, name, otherwise) {
  const value = request.headers[name];
  return value === undefined ? otherwise : Buffer.from(value, 'latin1').toString('utf8');
}

function quote(text) {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

function execute(url, body) {
  const parameters = url.searchParams;
  const statement = [parameters.get('query') ?? '', body].filter((part) => part.length > 0).join('\n');
  if (version !== null && /^\s*select\s+version\(\)/i.test(statement)) {
    return `${version}\n`;
  }

  const settings = [...parameters].filter(([name]) => !ownParameters.has(name));
  if (parameters.get('database')) {
    session.query(`use ${parameters.get('database')}`);
  }

  for (const [name, value] of settings) {
    session.query(`set ${name} = ${quote(value)}`);
  }

  try {
    return session.query(statement, parameters.get('default_format') ?? 'TabSeparated') ?? '';
  } finally {
    for (const [name] of settings.filter(([n]) => !n.startsWith('param_'))) {
      session.query(`set ${name} = default`);
    }
  }
}

function takeFault(url, body) {
  const statement = `${url.searchParams.get('query') ?? ''}\n${body}`.trimStart();
  const index = faults.findIndex((fault) => statement.toLowerCase().startsWith(fault.prefix.toLowerCase()));
  if (index < 0) {
    return null;
  }

  const fault = faults[index];
  fault.count -= 1;
  if (fault.count <= 0) {
    faults.splice(index, 1);
  }

  return fault;
}

async function answer(request, response) {
  const chunks = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }

  const body = Buffer.concat(chunks).toString('utf8');
  const url = new URL(request.url, 'http://localhost');
  if (url.pathname === '/ping') {
    response.end('Ok.\n');
    return;
  }

  if (url.pathname === '/faults') {
    const wanted = JSON.parse(body);
    faults = wanted.faults ?? [];
    version = wanted.version ?? null;
    response.end(JSON.stringify({ statements }));
    return;
  }

  if (header(request, 'x-clickhouse-user', 'default') !== user || header(request, 'x-clickhouse-key', '') !== password) {
    refuse(response, 403, 516, `Code: 516. DB::Exception: ${request.headers['x-clickhouse-user'] ?? 'default'}: Authentication failed: password is incorrect, or there is no user with such name. (AUTHENTICATION_FAILED)`);
    return;
  }

  statements += 1;
  const fault = takeFault(url, body);
  if (fault?.delay_ms) {
    await new Promise((resolve) => setTimeout(resolve, fault.delay_ms));
  }

  if (fault && !fault.after && fault.status) {
    refuse(response, fault.status, fault.code ?? 0, fault.message ?? '');
    return;
  }

  if (fault && !fault.after && fault.cut) {
    request.socket.destroy();
    return;
  }

  let result;
  try {
    result = execute(url, body);
  } catch (error) {
    const message = String(error.message).replace(/^Query failed: /, '');
    const code = Number(/Code: (\d+)/.exec(message)?.[1] ?? 0);
    refuse(response, statusOfCode[code] ?? 500, code, message);
    return;
  }

  if (fault?.after && fault.cut) {
    request.socket.destroy();
    return;
  }

  if (fault?.after && fault.status) {
    refuse(response, fault.status, fault.code ?? 0, fault.message ?? '');
    return;
  }

  response.writeHead(200, { 'Content-Type': 'text/tab-separated-values; charset=UTF-8' });
  response.end(result);
}

const server = http.createServer((request, response) => {
  answer(request, response).catch((error) => refuse(response, 500, 0, String(error)));
});
server.listen(0, '127.0.0.1', () => console.log(`PORT ${server.address().port}`));
process.stdin.resume();
process.stdin.on('end', () => {
  session.cleanup();
  process.exit(0);
});
