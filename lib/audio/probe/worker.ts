export { makeCover } from './cover'
export { probeFile } from './probe-file'
