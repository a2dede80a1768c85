export const flags: readonly string[];
export function leanEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv;
export function becomeLean(): void;
