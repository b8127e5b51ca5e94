// npm run test:deploy: the tests of the deployment files, with a replay of the stages of
// deploy/Dockerfile in an empty folder, which takes some minutes and the npm registry.
process.env.IMAGE_REPLAY = 'on'
process.argv.splice(2, Infinity, 'deploy')
await import('./test.mjs')
