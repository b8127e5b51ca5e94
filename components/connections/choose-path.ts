/** The page of imports with the list of Spotify playlists open. */
export const CHOOSE_PATH = '/import?choose=spotify'
