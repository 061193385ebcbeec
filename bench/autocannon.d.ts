declare module "autocannon" {
  type Client = {
    setRequests(requests: { path: string; headers: Record<string, string> }[]): void;
  };
  type Result = {
    errors: number;
    timeouts: number;
    non2xx: number;
    requests: { average: number; total: number };
    latency: { p50: number; p97_5: number; p99: number };
    duration: number;
  };
  function autocannon(options: {
    url: string;
    connections: number;
    duration?: number;
    amount?: number;
    headers?: Record<string, string>;
    setupClient?: (client: Client) => void;
  }): Promise<Result>;
  export = autocannon;
}
