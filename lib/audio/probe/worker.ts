// The functions that run in the probe thread.
export { encodeCover } from './cover'
export { probeFile } from './probe-file'
export { readTagsOfFile } from './read-tags'
