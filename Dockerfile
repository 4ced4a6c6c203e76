# Small, non-root, and content to run with a read-only root: only /app/data is written to.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json ./
COPY scripts scripts
COPY knowledge knowledge
COPY src src
COPY adapters adapters
# One question asked here leaves in .cache what is read and learned from content, so that no start does it again.
RUN npm run -s build && node dist/src/cli/ask.js tips > /dev/null && npm prune --omit=dev --no-audit --no-fund

FROM node:24-bookworm-slim
ENV NODE_ENV=production PAGE=off
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/knowledge/content knowledge/content
COPY --from=build /app/.cache .cache
RUN mkdir data && chown node:node data
USER node
VOLUME /app/data
EXPOSE 3978
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s \
  CMD node -e "fetch('http://127.0.0.1:' + (process.env.PORT || 3978) + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"
# As `npm start` runs it.
CMD ["node", "--v8-pool-size=1", "--max-old-space-size=384", "dist/src/main.js"]
