/** How many files a note may have: more of them are sources, where each has a page of its own. */
export const ATTACHMENTS_MAX = 20
/** How large one may be, in bytes: a screenshot or a scanned page, not an archive. Each goes into every backup of the desk, and to the window in one piece. */
export const ATTACHMENT_BYTES_MAX = 10_000_000
