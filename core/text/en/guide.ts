/** The help in the window, in English: each topic's steps, one a line. */
export const guideEn = {
  'guide.title': 'Parley help',
  'guide.close': 'Close',
  'guide.find': 'Find in help',
  'guide.nothing': 'No help on these words.',
  'guide.found': 'Topics: {count}',
  'guide.start': 'Your first ten minutes',
  'guideWords.start': 'begin first sample example tutorial tour new desk open create',
  'guideSteps.start':
    'On an empty desk, the overview lists the steps from a report to your first brief. Choose one, and it opens its form.\nOr open the sample: File → Desks… → Open sample desk. You can change anything in it. Help → Tour of the sample leads you through it.\nParley saves as you type. “Saved” in the title bar means that it is on the disk.',
  'guide.source': 'Add a report and read it',
  'guideWords.source': 'add import paste drop file PDF mail scan document article press release text reader',
  'guideSteps.source':
    'Press Ctrl+Shift+V and paste the report, or drop files on the window: text, Word, PDF, mail, web pages, scans.\nCheck the title, publisher and date that Parley proposes; only the title is needed.\nChoose Read on the source’s page. The record that you read for stays beside the text.',
  'guide.quote': 'Quote words as evidence',
  'guideWords.quote': 'cite citation evidence passage proof reference link highlight',
  'guideSteps.quote':
    'In the reader, select the words, then choose Quote, or press L and name the record.\nOn a record’s page, choose Cite a source… and paste the words: they must be in the source’s text.\nChoose which field the quote supports. A memo prints it beside that field.',
  'guide.suggestions': 'Take up what a text says',
  'guideWords.suggestions': 'suggest extract recognise detect proposal automatic underline denial',
  'guideSteps.suggestions':
    'In the reader, press S: people, dates, rates, positions and denials are underlined one after the other, Shift+S goes back.\nEnter opens its form with its words filled in, and nothing is added before you save.\nIf the desk has the record already, Parley offers the words as evidence for it.',
  'guide.position': 'Record a position, how it moved, and the gap',
  'guideWords.position': 'stance supersede movement shift change gap red line matrix party',
  'guideSteps.position':
    'In Positions, choose + position in a cell: issue, party and track are filled in.\nWhen a party says something new, choose Supersede position on the old one’s page. Parley suggests how it moved; you confirm.\nOpen the issue to confirm the gap between the parties. Stances shows all parties on one scale.',
  'guide.dates': 'Write dates as you know them',
  'guideWords.dates': 'date day time zone clock calendar era Reiwa deadline fuzzy period vague',
  'guideSteps.dates':
    'Write “6 June 2025”, “mid-June 2025”, “by the end of July 2027”, “the week of 16 June 2025”, “summer 2025”, “late June or early July 2025” or “令和7年4月3日”.\nThe form shows which days or months that means. Words that no calendar knows go in brackets after the days: “15–17 June 2025 (around the G7 summit)”. A memo in the other language says “mid-June 2025” as 2025年6月半ば.\nAn hour can name its clock: “3 April 2025, 00:01 EDT”.\nParley never turns a vague date into an exact one: it counts down to a range.',
  'guide.rates': 'Ask what a good pays',
  'guideWords.rates': 'tariff duty customs percentage HS code calculate stack layer what if compare',
  'guideSteps.rates':
    'To see which tariffs a good pays, open Rates (Ctrl+Shift+T) and choose the good, where it is from and the day.\nThe sentence says what is in force and what was announced; the table says which layer counts and why.\nCompare another day, another good or what you knew then, or suppose another law.',
  'guide.timeLine': 'See what happens when',
  'guideWords.timeLine': 'timeline calendar chronology schedule milestone meeting',
  'guideSteps.timeLine':
    'Open Time line (Ctrl+Shift+L): meetings, dates and the law beside each other.\nA pin is a day, a dashed band the days on which something may be, a bar something that lasts.\n+ and − change the time shown; Enter opens the record.',
  'guide.packages': 'See a package by the status of its elements',
  'guideWords.packages': 'package board kanban proposal offer element condition card column drag',
  'guideSteps.packages':
    'Choose Show on the board on the page of a proposal, or open Packages (Ctrl+Shift+P) and choose a package.\nEach element is a card in the column of its status. Ctrl+← and Ctrl+→ move it, or drag it; Enter opens its menu.\nConditions… says what it is conditional on. An arrow leads from an element to each that it needs; a circle of conditions is refused.',
  'guide.whoMet': 'See who met whom',
  'guideWords.whoMet': 'contacts met people meetings delegation counterpart who talked',
  'guideSteps.whoMet':
    'Choose Who met whom on the page of a talk, or open Contacts (Ctrl+Shift+K).\nA cell says how often two people met, the first and last day, and for how long. Only meetings that were held count.\nEnter or a click lists the meetings of the two.',
  'guide.reminders': 'Be reminded of deadlines',
  'guideWords.reminders': 'reminder deadline due alert notification warn snooze tomorrow dismiss milestone',
  'guideSteps.reminders':
    'The status bar counts milestones, commitments, lines to take and suspensions that fall due within seven days. Choose it to see and open them.\nTomorrow or Dismiss sets one aside for you on this computer. If its date changes, it comes back. A desk pinned to a day has no Tomorrow.\nSettings… (Ctrl+,) has when to remind, and notifications of the system. These are off at first, and give a number unless you want titles.',
  'guide.brief': 'Make a brief',
  'guideWords.brief': 'briefing memo document print report pages draft write',
  'guideSteps.brief':
    'Open the meeting and choose Create meeting brief. The pages update automatically as records change.\nClick a sentence on the page: your own words open where they are, a record’s words open the record.\nHide or move sections beside the pages. A brief should have two pages; Parley says which sections to shorten.',
  'guide.issue': 'Clear and issue a memo',
  'guideWords.issue': 'clearance clear approve approval sign issue final version release',
  'guideSteps.issue':
    'Save the text, so that it stays as you have read it.\nSend it for clearance and note who cleared it and what they said.\nChoose Issue…: Parley lists what stands in the way, most with a button that goes there. An issued memo never changes; make a new version instead.',
  'guide.copies': 'Make a copy for another reader',
  'guideWords.copies':
    'marking classification caveat release extract redact press audience inherit lower downgrade secret confidential',
  'guideSteps.copies':
    'Under More, choose a reader below Make a copy: your principal, another ministry or the press.\nParley leaves out of the file itself all that the reader may not see: assessments, flexibility, notes, and everything marked higher.\nThe marking of a memo is at least that of all that it prints. To lower it, give your name and a reason.\nA form shows the record’s marking in one line. Change marking… sets another; Inherit again returns to that of the desk and of the sources cited for the record.',
  'guide.word': 'Send a memo in Word and take changes back',
  'guideWords.word': 'docx Microsoft Office export comments return PDF print',
  'guideSteps.word':
    'Choose Word in the menu beside Export PDF….\nWhen the file comes back, choose Read back Word file…: each change and comment is shown beside the record or the words that it belongs to.\nAccept them one by one. All that you accept is one step of undo.',
  'guide.changed': 'See what changed since the last memo',
  'guideWords.changed': 'compare difference tracked changes since last version correction',
  'guideSteps.changed':
    'In a new version, open Changes: what moved in the world is apart from what you corrected.\nA chronology prints the same as its last section, and Word shows it as tracked changes.\nOn an issued memo, Figures then and now says for each figure what was printed, what was known that day, and what is known now.',
  'guide.search': 'Find anything',
  'guideWords.search': 'find look up palette command filter phrase',
  'guideSteps.search':
    'Press Ctrl+K and type: records, notes, words of sources, and every command. One wrong letter is forgiven.\nQuotation marks find a phrase. Ctrl+Shift+F opens the search as a screen with filters.\nCtrl+F finds in the list, or in the text that you clicked into: a record, its history, a memo’s pages, this help. F3 and Shift+F3 go on and back.',
  'guide.beside': 'Two records side by side',
  'guideWords.beside': 'split view divide two panes compare second side window tabs',
  'guideSteps.beside':
    'Ctrl+Shift+click a row or link, or choose Open beside in its menu (Ctrl+J); a source’s text opens there by Read. Without a row, what is open moves to the other side.\nEach side goes back and forward by itself: Alt+←/→ act where the focus is, and F6 goes from side to side.\nWords that you quote in a text beside a record are quoted for that record.\nDrag the line between the sides to resize them. In a narrow window, tabs show one side at a time. Ctrl+Shift+J, or Esc in it, closes the side beside.',
  'guide.several': 'Change or link several records at once',
  'guideWords.several': 'batch bulk many multiple mass edit select drag link all at once',
  'guideSteps.several':
    'Select rows in a list (Shift+click, Ctrl+Space, Ctrl+A), choose Change field…, and choose a field that they share and its value.\nBefore you confirm, Parley says how many change, and which can’t and why. All of it is one step of undo.\nDrag a record, or a selection, onto an issue to link it to the issue, or choose Link to issue… in its menu. Esc cancels the drag.',
  'guide.noteFiles': 'Put a picture or a file on a note',
  'guideWords.noteFiles': 'attach attachment image screenshot photo paste drop file note comment',
  'guideSteps.noteFiles':
    'Paste a screenshot into a note, drop files on it, or choose Attach file…: up to 20 files of 10 MB each. An unsaved note keeps its files, also over a restart.\nPNG, JPEG, GIF and WebP pictures are shown; choose one to enlarge it, Esc closes it. Parley opens no other file: choose Save a copy….\nRemove takes a file off the note; Ctrl+Z restores it. Its bytes stay in the desk’s folder, so that undo and History can restore it.\nThe note’s marking covers its files. Memos print no file of a note, and exports have their names, not the files; backups have both.',
  'guide.spelling': 'Check your English spelling',
  'guideWords.spelling': 'spellcheck spell dictionary typo misspelled American British English',
  'guideSteps.spelling':
    'Choose British or American English in Settings… (Ctrl+,): no spelling is checked until you do. Words that no dictionary knows then have a red line as you type. Right-click one, or press Shift+F10 in it: choose the right word, or add it to the dictionary on this computer.\nNames on your desk, words of trade, figures, codes, addresses and Japanese are never marked.\nSettings… lists the words that you added. The dictionaries are part of Parley: nothing is downloaded.',
  'guide.undo': 'Undo, trash and history',
  'guideWords.undo': 'redo trash bin delete restore recover history mistake revert',
  'guideSteps.undo':
    'Ctrl+Z takes your last step back, even after a restart; the Edit menu names it, and Parley shows and lights what changed.\nTrash keeps what you deleted, with all that depended on it.\nHistory (Ctrl+H) shows every edit of the desk, and each record as it was at any time.',
  'guide.backups': 'Back up, and move to another computer',
  'guideWords.backups': 'backup copy restore save move transfer computer USB drive folder',
  'guideSteps.backups':
    'Choose File → Backups… and add a folder, such as a drive. Parley copies the desk there by itself.\nTo restore, choose the backup there: it becomes a new desk beside this one.\nA desk is one folder. Close Parley before you copy it by hand.',
  'guide.keys': 'Work by the keyboard',
  'guideWords.keys': 'keyboard shortcuts hotkeys accessibility language theme dark appearance settings',
  'guideSteps.keys':
    'F1 lists every shortcut. Settings… (Ctrl+,) has the language (English or Japanese) and the appearance (light or dark).\nArrow keys, Home, End and letters move in lists; Enter opens, Esc goes back to the list.\nCtrl+Enter finishes a form, Ctrl+Shift+Enter finishes it and begins the next one.',
  'guide.safety': 'What Parley does with your data',
  'guideWords.safety': 'privacy security offline internet network data confidential saved cloud',
  'guideSteps.safety':
    'Everything stays in the folder of your desk. Parley connects to nothing and sends nothing.\nAn edit is saved when “Saved” shows; it then survives a crash or a power cut.\nAddresses open only when you confirm, in your browser.',
  'guide.trouble': 'Ask for help when something fails',
  'guideWords.trouble': 'error problem crash bug log support version about news',
  'guideSteps.trouble':
    'Help → Show log… lists what happened, with codes and times. It has no text, title, name or path of yours, so you may copy it into a mail.\nHelp → About Parley… has the versions to copy, and the licences of all parts.\nHelp → What’s new… says what each version brought.',
} as const
