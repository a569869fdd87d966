// The peer: the same web server and the same sockets, and nothing else. No database, no person, no guard; what is said
// goes to every line at once.
import websocket from '@fastify/websocket';
import Fastify from 'fastify';

const app = Fastify({ logger: false });
/** @type {Set<import('ws').WebSocket>} */
const lines = new Set();
await app.register(websocket);
app.get('/live', { websocket: true }, (socket) => {
  lines.add(socket);
  socket.on('close', () => lines.delete(socket));
});
let seq = 0;
app.post('/api/conversation/say', async (request) => {
  const { id, text } = /** @type {{ id: string, text: string }} */ (request.body);
  seq += 1;
  const entry = { seq, id, at: new Date().toISOString(), text };
  const told = JSON.stringify({ entries: [entry], room: 'bare' });
  for (const line of lines) line.send(told);
  return { id, seq, at: entry.at };
});
await app.listen({ port: Number(process.argv[2]), host: '127.0.0.1' });
process.send?.('ready');
process.on('disconnect', () => process.exit(0));
