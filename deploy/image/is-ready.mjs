// Run by torture/container.test.ts. The health check of the image, which has no shell and no curl: whether the gateway takes requests.
const { PORT = '8080' } = process.env;
const reply = await fetch(`http://127.0.0.1:${PORT}/readyz`, { signal: AbortSignal.timeout(4000) });
process.exitCode = reply.ok ? 0 : 1;
