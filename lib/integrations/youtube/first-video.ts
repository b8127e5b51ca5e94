/** The first video of YouTube, which everyone may embed. */
export const FIRST_VIDEO_ID = 'jNQXAC9IVRw'
