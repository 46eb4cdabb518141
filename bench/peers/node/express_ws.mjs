// deno-lint-ignore-file no-console -- the first line tells the port
// The same as deno.ts on Node with Express and ws: what most people would write.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { argv } from "node:process";
import express from "express";
import { WebSocketServer } from "ws";

const { answers, events } = JSON.parse(readFileSync(argv[2], "utf8"));
const toolbars = new Map();

const app = express();
app.use(express.json());
app.post("/genesys/events", (request, response) => {
  const { type } = request.body;
  const toolbar = toolbars.get(request.query.agent);
  for (const text of events[type]) toolbar?.send(text);
  response.status(202).type("json").send(answers[type]);
});

const server = createServer(app);
const sockets = new WebSocketServer({ server, path: "/genesysWs" });
sockets.on("connection", (socket, request) => {
  const { searchParams } = new URL(request.url, "http://localhost");
  toolbars.set(searchParams.get("agent"), socket);
});

server.listen(0, "127.0.0.1", () => console.log(`serves 127.0.0.1:${server.address().port}`));
