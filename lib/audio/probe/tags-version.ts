/** The version of the tag reader. Uploads that an older one read are read again: raise it for new tags. */
export const TAGS_VERSION = 2
