import { CircleAlert } from 'lucide-react'
import { Icon } from '@/components/ui/icons'

/**
 * The error of a form as a whole. Always rendered, so that screen readers announce it, but without
 * a place in the layout while it is empty.
 */
export function FormError({ children }: { children?: string }) {
  return (
    <div role="alert" className="empty:absolute">
      {children && (
        <p className="flex items-start gap-2 rounded-control bg-danger-wash px-3 py-2.5 text-danger">
          <Icon of={CircleAlert} className="mt-0.5" />
          {children}
        </p>
      )}
    </div>
  )
}
