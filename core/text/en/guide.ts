/** The help in the window, in English: each topic's steps, one a line. */
export const guideEn = {
  'guide.title': 'Parley help',
  'guide.close': 'Close',
  'guide.find': 'Find in help',
  'guide.nothing': 'No help on these words.',
  'guide.found': 'Topics: {count}',
  'guide.start': 'Your first ten minutes',
  'guideSteps.start':
    'On an empty desk, the overview lists the steps from a report to your first brief. Choose one, and it opens its form.\nOr open the sample: File → Desks… → Open sample desk. You can change anything in it.\nParley saves as you type. “Saved” in the title bar means that it is on the disk.',
  'guide.source': 'Add a report and read it',
  'guideSteps.source':
    'Press Ctrl+Shift+V and paste the report, or drop files on the window: text, Word, PDF, mail, web pages, scans.\nCheck the title, publisher and date that Parley proposes; only the title is needed.\nChoose Read on the source’s page. The record that you read for stays beside the text.',
  'guide.quote': 'Quote words as evidence',
  'guideSteps.quote':
    'In the reader, select the words, then choose Quote, or press L and name the record.\nOn a record’s page, choose Cite a source… and paste the words: they must be in the source’s text.\nChoose which field the quote supports. A memo prints it beside that field.',
  'guide.suggestions': 'Take up what a text says',
  'guideSteps.suggestions':
    'In the reader, press S: people, dates, rates, positions and denials are underlined one after the other, Shift+S goes back.\nEnter opens its form with its words filled in, and nothing is added before you save.\nIf the desk has the record already, Parley offers the words as evidence for it.',
  'guide.position': 'Record a position, how it moved, and the gap',
  'guideSteps.position':
    'In Positions, choose + position in a cell: issue, party and track are filled in.\nWhen a party says something new, choose Supersede position on the old one’s page. Parley suggests how it moved; you confirm.\nOpen the issue to confirm the gap between the parties. Stances shows all parties on one scale.',
  'guide.dates': 'Write dates as you know them',
  'guideSteps.dates':
    'Write “6 June 2025”, “mid-June 2025”, “by the end of July 2027”, “from 9 April to 9 July 2025” or “令和7年4月3日”.\nAn hour can name its clock: “3 April 2025, 00:01 EDT”.\nParley never turns a vague date into an exact one: it counts down to a range.',
  'guide.rates': 'Ask what a good pays',
  'guideSteps.rates':
    'To see which tariffs a good pays, open Rates (Ctrl+Shift+T) and choose the good, where it is from and the day.\nThe sentence says what is in force and what was announced; the table says which layer counts and why.\nCompare another day, another good or what you knew then, or suppose another law.',
  'guide.timeLine': 'See what happens when',
  'guideSteps.timeLine':
    'Open Time line (Ctrl+Shift+L): meetings, dates and the law beside each other.\nA pin is a day, a dashed band the days on which something may be, a bar something that lasts.\n+ and − change the time shown; Enter opens the record.',
  'guide.brief': 'Make a brief',
  'guideSteps.brief':
    'Open the meeting and choose Create meeting brief. The pages update automatically as records change.\nClick a sentence on the page: your own words open where they are, a record’s words open the record.\nHide or move sections beside the pages. A brief should have two pages; Parley says which sections to shorten.',
  'guide.issue': 'Clear and issue a memo',
  'guideSteps.issue':
    'Save the text, so that it stays as you have read it.\nSend it for clearance and note who cleared it and what they said.\nChoose Issue…: Parley lists what stands in the way, most with a button that goes there. An issued memo never changes; make a new version instead.',
  'guide.copies': 'Make a copy for another reader',
  'guideSteps.copies':
    'Under More, choose a reader below Make a copy: your principal, another ministry or the press.\nParley leaves out of the file itself all that the reader may not see: assessments, flexibility, notes, and everything marked higher.\nThe marking of a memo is at least that of all that it prints. To lower it, give your name and a reason.',
  'guide.word': 'Send a memo in Word and take changes back',
  'guideSteps.word':
    'Choose Word in the menu beside Export PDF….\nWhen the file comes back, choose Read back Word file…: each change and comment is shown beside the record or the words that it belongs to.\nAccept them one by one. All that you accept is one step of undo.',
  'guide.changed': 'See what changed since the last memo',
  'guideSteps.changed':
    'In a new version, open Changes: what moved in the world is apart from what you corrected.\nA chronology prints the same as its last section, and Word shows it as tracked changes.\nOn an issued memo, Figures then and now says for each figure what was printed, what was known that day, and what is known now.',
  'guide.search': 'Find anything',
  'guideSteps.search':
    'Press Ctrl+K and type: records, notes, words of sources, and every command. One wrong letter is forgiven.\nQuotation marks find a phrase. Ctrl+Shift+F opens the search as a screen with filters.\nCtrl+F finds in the list or the text in front of you.',
  'guide.undo': 'Undo, trash and history',
  'guideSteps.undo':
    'Ctrl+Z takes your last step back, even after a restart; the Edit menu names it.\nTrash keeps what you deleted, with all that depended on it.\nHistory (Ctrl+H) shows every edit of the desk, and each record as it was at any time.',
  'guide.backups': 'Back up, and move to another computer',
  'guideSteps.backups':
    'Choose File → Backups… and add a folder, such as a drive. Parley copies the desk there by itself.\nTo restore, choose the backup there: it becomes a new desk beside this one.\nA desk is one folder. Close Parley before you copy it by hand.',
  'guide.keys': 'Work by the keyboard',
  'guideSteps.keys':
    'F1 lists every shortcut. Settings… (Ctrl+,) has the language (English or Japanese) and the appearance (light or dark).\nArrow keys, Home, End and letters move in lists; Enter opens, Esc goes back to the list.\nCtrl+Enter finishes a form, Ctrl+Shift+Enter finishes it and begins the next one.',
  'guide.safety': 'What Parley does with your data',
  'guideSteps.safety':
    'Everything stays in the folder of your desk. Parley connects to nothing and sends nothing.\nAn edit is saved when “Saved” shows; it then survives a crash or a power cut.\nAddresses open only when you confirm, in your browser.',
} as const
