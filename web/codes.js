// The engine's codes in its own order (app/engine/words.h, app/base/result.h); tests/web/codes.test.mjs compares them.
export const ROLES = ['Unused', 'Id', 'Parent', 'Time', 'AuthorName', 'Direction', 'Organisation', 'Channel', 'Category', 'Place',
  'Text', 'ResponseTime', 'ResponseText', 'ResponseKind', 'ClosedTime', 'Agent', 'Answers', 'ResponseDelay', 'Thread'];
export const ENCODINGS = ['UTF-8', 'UTF-16LE', 'UTF-16BE', 'Windows-1252'];   // as app/model/codes.cpp names them
export const SECTIONS = { Unknown: 0, Possible: 1 };           // app/engine/read/loader.h
export const DATE_ORDERS = ['Unknown', 'DayFirst', 'MonthFirst', 'YearFirst'];
export const ERRORS = ['None', 'Empty', 'NoRecords', 'WrongKind', 'UnknownFormat', 'TruncatedGzip', 'DamagedGzip', 'UnbalancedQuote',
  'TooLarge', 'Network', 'HttpStatus', 'Slow', 'Blocked', 'UnknownZone', 'BadMapping', 'BadFilter', 'Summary',
  'BadJson', 'ByColumn', 'TooDeep', 'DamagedArchive', 'EncryptedArchive', 'UnknownPacking', 'NothingInside', 'QuotedRecords',
  'Cancelled', 'Internal'];
