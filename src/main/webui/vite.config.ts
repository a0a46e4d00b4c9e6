import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const platform = process.env.SUNSEAL_PLATFORM ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react()],
  // everything is named by its digest below assets/, where the server lets it be cached for a year
  build: { target: 'es2022', outDir: 'dist', assetsDir: 'assets', assetsInlineLimit: 0 },
  // npm run dev beside a running platform, which SUNSEAL_PLATFORM names; ./mvnw quarkus:dev brings both
  server: {
    host: '127.0.0.1',
    port: 5173,
    strictPort: true,
    proxy: Object.fromEntries(
      ['/api', '/log', '/q', '/invitations'].map((prefix) => [prefix, { target: platform, ws: true }]),
    ),
  },
  test: { environment: 'jsdom', include: ['test/**/*.test.{ts,tsx}'] },
});
