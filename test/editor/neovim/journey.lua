-- Run by neovim.test.ts: nvim --headless -u NONE -i NONE -n -c 'luafile journey.lua'. Prints a line of JSON for each station.
local function encode(value)
  return (vim.json or { encode = vim.fn.json_encode }).encode(value)
end
local function say(station, value)
  io.stdout:write(encode({ station = station, value = value }) .. '\n')
end
local function fail(what)
  io.stderr:write('FAIL ' .. what .. '\n')
  vim.cmd('cquit 1')
end
local function await(what, probe)
  if not vim.wait(30000, probe, 20) then
    fail('waited in vain for ' .. what)
  end
end

vim.o.hidden = true
vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.FILE))
local buffer = vim.api.nvim_get_current_buf()
vim.bo.filetype = 'typescript'
local function text()
  return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n') .. '\n'
end
local function count()
  return #vim.diagnostic.get(buffer)
end

local client = vim.lsp.start_client({
  name = 'silent-failure',
  cmd = { vim.env.NODE, vim.env.SERVER, '--stdio' },
  root_dir = vim.fn.fnamemodify(vim.env.FILE, ':h'),
})
if not client then
  fail('the server did not start')
end
vim.lsp.buf_attach_client(buffer, client)

await('diagnostics', function() return count() > 0 end)
local found = {}
for _, diagnostic in ipairs(vim.diagnostic.get(buffer)) do
  table.insert(found, {
    message = diagnostic.message, source = diagnostic.source, severity = diagnostic.severity,
    lnum = diagnostic.lnum, col = diagnostic.col, end_col = diagnostic.end_col,
  })
end
say('diagnostics', found)

-- The menu, answered as a person would: the entry whose title begins with these words.
local titles, wanted
vim.ui.select = function(items, options, choose)
  titles = {}
  local index
  for i, item in ipairs(items) do
    local title = options.format_item(item)
    table.insert(titles, title)
    if title:sub(1, #wanted) == wanted then
      index = i
    end
  end
  choose(index and items[index] or nil, index)
end
local function pick(title)
  wanted, titles = title, nil
  local at = vim.diagnostic.get(buffer)[1]
  vim.api.nvim_win_set_cursor(0, { at.lnum + 1, at.col })
  vim.lsp.buf.code_action()
  await('the menu', function() return titles ~= nil end)
end

local before = text()
pick('Log, count and dead-letter')
say('menu', titles)
await('the edit', function() return text() ~= before end)
say('applied', text())
await('the diagnostic to go', function() return count() == 0 end)
vim.cmd('silent undo')
say('undone', text())
await('the diagnostic to come back', function() return count() == 1 end)

before = text()
pick('Disable ')
await('the edit', function() return text() ~= before end)
say('disabled', text())
await('the diagnostic to go', function() return count() == 0 end)
vim.cmd('silent undo')
await('the diagnostic to come back', function() return count() == 1 end)

local at = vim.diagnostic.get(buffer)[1]
vim.api.nvim_win_set_cursor(0, { at.lnum + 1, at.col })
local params = vim.lsp.util.make_position_params(0, 'utf-16')
local hover = vim.lsp.buf_request_sync(buffer, 'textDocument/hover', params, 10000)
say('hover', hover and hover[client] and hover[client].result.contents.value or '')

vim.cmd('silent write')
vim.lsp.stop_client(client)
await('the server to end', function() return vim.lsp.get_client_by_id(client) == nil end)
say('end', true)
vim.cmd('qall!')
