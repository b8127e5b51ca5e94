import { Download } from 'lucide-react'
import { buttonClasses } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { urlOf } from '@/lib/client/api'
import { me } from '@/lib/contract/auth'

/** Everything that is stored about one, to keep. */
export function YourData() {
  return (
    <>
      <p className="text-ink-2">
        Everything Riffle knows about you as one JSON file: playlists, liked songs, listening
        history, imports and settings. To take a playlist to another program, export it on its page.
      </p>
      <div>
        <a href={urlOf(me.export, {})} download className={buttonClasses({ isLarge: true })}>
          <Icon of={Download} />
          Download your data
        </a>
      </div>
    </>
  )
}
