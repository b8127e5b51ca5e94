import account from '@/messages/en/account.json'
import activity from '@/messages/en/activity.json'
import admin from '@/messages/en/admin.json'
import albums from '@/messages/en/albums.json'
import artists from '@/messages/en/artists.json'
import connections from '@/messages/en/connections.json'
import docs from '@/messages/en/docs.json'
import errors from '@/messages/en/errors.json'
import guide from '@/messages/en/guide.json'
import home from '@/messages/en/home.json'
import imports from '@/messages/en/imports.json'
import lab from '@/messages/en/lab.json'
import landing from '@/messages/en/landing.json'
import liked from '@/messages/en/liked.json'
import modes from '@/messages/en/modes.json'
import pages from '@/messages/en/pages.json'
import password from '@/messages/en/password.json'
import player from '@/messages/en/player.json'
import playlists from '@/messages/en/playlists.json'
import problems from '@/messages/en/problems.json'
import reader from '@/messages/en/reader.json'
import reasons from '@/messages/en/reasons.json'
import settings from '@/messages/en/settings.json'
import shell from '@/messages/en/shell.json'
import site from '@/messages/en/site.json'
import song from '@/messages/en/song.json'
import songs from '@/messages/en/songs.json'
import spacing from '@/messages/en/spacing.json'
import sync from '@/messages/en/sync.json'
import theme from '@/messages/en/theme.json'
import tracks from '@/messages/en/tracks.json'
import ui from '@/messages/en/ui.json'
import uploads from '@/messages/en/uploads.json'
import videos from '@/messages/en/videos.json'
import welcome from '@/messages/en/welcome.json'

/** The English catalogue: one namespace per file in `messages/en`. Its keys type every lookup. */
export const english = {
  account,
  activity,
  admin,
  albums,
  artists,
  connections,
  docs,
  errors,
  guide,
  home,
  imports,
  lab,
  landing,
  liked,
  modes,
  pages,
  password,
  player,
  playlists,
  problems,
  reader,
  reasons,
  settings,
  shell,
  site,
  song,
  songs,
  spacing,
  sync,
  theme,
  tracks,
  ui,
  uploads,
  videos,
  welcome,
}

export type Messages = typeof english
export type Namespace = keyof Messages
