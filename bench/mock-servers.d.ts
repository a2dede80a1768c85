/** The parts of the mock servers that the bench uses, so that types are checked where they are not installed. */
declare module 'json-server' {
  type Middleware = (request: { method: string }, response: unknown, next: () => void) => void;
  interface Application {
    set(name: string, value: unknown): void;
    use(middleware: Middleware | Middleware[]): void;
    listen(port: number, host: string): void;
  }
  const json: {
    create(): Application;
    defaults(options: Record<string, boolean>): Middleware[];
    rewriter(rules: Record<string, string>): Middleware;
    router(data: Record<string, unknown>): Middleware;
  };
  export = json;
}

declare module '@mockoon/commons' {
  export interface Route {
    uuid: string;
    responses: object[];
  }
  export function BuildEnvironment(options: object): object;
  export function BuildHTTPRoute(hasResponse: boolean, options: { endpoint: string; body: string }): Route;
}

declare module '@mockoon/commons-server' {
  export class MockoonServer {
    constructor(environment: object, options: object);
    on(event: 'error', listener: (code: unknown, cause: unknown) => void): void;
    start(): void;
  }
}
