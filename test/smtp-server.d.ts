declare module "smtp-server" {
  import type { Server } from "node:net";
  import type { Readable } from "node:stream";

  export class SMTPServer {
    constructor(options: {
      authOptional: boolean;
      disabledCommands: string[];
      onData(stream: Readable, session: unknown, received: (error?: Error) => void): void;
    });
    server: Server;
    listen(port: number, host: string, ready: () => void): void;
    close(closed: () => void): void;
  }
}
