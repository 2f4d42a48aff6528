/* SPDX-License-Identifier: MIT
 *
 * What programs have around their own lines: of the helpers those that one uses.  It all runs
 * on Python 2.7 as well. */
#include "replay_python.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* Those that use others stand before them. */
static const struct {
	const char *name, *text;
} helpers[] = {
	{ "Entering",
	  "class Entering(object):\n"
	  "    \"\"\"An argument that does something to the map when it is asked for its value.\"\"\"\n"
	  "    def __init__(self, mapping, effect, value):\n"
	  "        self.mapping, self.effect, self.value = mapping, effect, value\n"
	  "\n"
	  "    def enter(self):\n"
	  "        if self.effect == 'close':\n"
	  "            self.mapping.close()\n"
	  "        elif self.effect is not None:\n"
	  "            self.mapping.resize(self.effect)\n"
	  "        return self.value\n"
	  "\n"
	  "    __index__ = __int__ = enter\n"
	  "\n"
	  "    def __buffer__(self, flags):\n"
	  "        return memoryview(self.enter())\n" },
	{ "maps_of",
	  "def maps_of(name):\n"
	  "    with open('/proc/self/maps') as maps:\n"
	  "        return len([line for line in maps if line.rstrip().endswith(path(name))])\n" },
	{ "opened",
	  "def opened():\n"
	  "    links = ['/proc/self/fd/' + fd for fd in os.listdir('/proc/self/fd')]\n"
	  "    return len([fd for fd in links if os.path.realpath(fd).startswith(folder)])\n" },
	{ "descriptors",
	  "def descriptors():\n"
	  "    return len(os.listdir('/proc/self/fd'))\n" },
	{ "file_sum",
	  "def file_sum(name, offset, size):\n"
	  "    with open(path(name), 'rb') as file:\n"
	  "        file.seek(offset)\n"
	  "        return fnv(file.read(size))\n" },
	{ "sum_of",
	  "def sum_of(data):\n"
	  "    return fnv(b'b:' + binascii.hexlify(data))\n" },
	{ "fnv",
	  "def fnv(data):\n"
	  "    total = 14695981039346656037\n"
	  "    for byte in bytearray(data):\n"
	  "        total = (total ^ byte) * 1099511628211 & (1 << 64) - 1\n"
	  "    return total\n" },
	{ "cut",
	  "def cut(name, size):\n"
	  "    with open(path(name), 'r+b') as file:\n"
	  "        file.truncate(size)\n" },
	{ "store",
	  "def store(name, mode, offset, data):\n"
	  "    with open(path(name), mode) as file:\n"
	  "        file.seek(offset)\n"
	  "        file.write(data)\n" },
	{ "pattern",
	  "def pattern(size):\n"
	  "    products = ((i, i * 2654435761) for i in range(size))\n"
	  "    return bytes(bytearray(((x >> 13) ^ (x >> 29) ^ i) & 255 for i, x in products))\n" },
	{ "path",
	  "def path(name):\n"
	  "    return os.path.join(folder, name)\n" },
	{ "same",
	  "def same(found, want):\n"
	  "    if found != want or (type(found) is bool) != (type(want) is bool):\n"
	  "        raise Differs('%r where the failure has %r' % (found, want))\n" },
	{ "say",
	  "def say(text):\n"
	  "    sys.stdout.write(text + '\\n')\n"
	  "    sys.stdout.flush()\n" },
	{ "Differs",
	  "class Differs(Exception):\n"
	  "    pass\n" },
};

static const char plain[] =
"\n"
"\n"
"try:\n"
"    body()\n"
"    say('the failure shows')\n"
"    status = 1\n"
"except Exception as error:\n"
"    say('the failure does not show: %s: %s' % (type(error).__name__, error))\n"
"    status = 0\n"
"finally:\n"
"    shutil.rmtree(folder)\n"
"sys.exit(status)\n";

static const char crash[] =
"\n"
"\n"
"# In a process of its own: it should come back.\n"
"say('expected: that it comes back')\n"
"pid = os.fork()\n"
"if pid == 0:\n"
"    try:\n"
"        body()\n"
"    except Exception as error:\n"
"        say('%s: %s' % (type(error).__name__, error))\n"
"    os._exit(0)\n"
"status = os.waitpid(pid, 0)[1]\n"
"shutil.rmtree(folder)\n"
"if os.WIFSIGNALED(status):\n"
"    say('the failure shows: killed by signal %d' % os.WTERMSIG(status))\n"
"else:\n"
"    say('the failure does not show')\n"
"sys.exit(1 if status else 0)\n";

static const char *const modules[] = { "array", "binascii", "ctypes", "gc", "mmap", "os",
				       "shutil", "struct", "sys", "tempfile", "zlib" };

/* Does text use the name, before one of these? */
static bool uses(const char *text, const char *name, const char *before)
{
	size_t size = strlen(name);

	for (const char *at = text; (at = strstr(at, name)) != NULL; at++)
		if (strchr(before, at[size]) != NULL && at[size] != '\0' &&
		    (at == text || (!isalnum((unsigned char)at[-1]) && strchr("_.\"", at[-1]) == NULL)))
			return true;
	return false;
}

/* The helpers that the text uses, and those that they use, in front of it. */
static char *with_helpers(const char *body, const char *ending)
{
	struct line text = { 0 };

	line_format(&text, "def body():\n%s%s", body, ending);
	for (size_t i = 0; i < sizeof(helpers) / sizeof(helpers[0]); i++) {
		struct line longer = { 0 };

		if (text.failed || !uses(text.text, helpers[i].name, "()"))
			continue;
		line_text(&longer, helpers[i].text);
		line_text(&longer, "\n\n");
		line_append(&longer, text.text, text.size);
		line_free(&text);
		text = longer;
	}
	if (text.failed)
		line_free(&text);
	return text.text;
}

void python_program(struct line *out, const char *body, bool crashes)
{
	char *text = with_helpers(body, crashes ? crash : plain);

	if (text == NULL) {
		out->failed = true;
		return;
	}
	line_text(out, "#\n# Exit status: 1 the failure shows, 0 it does not.\n");
	for (size_t i = 0; i < sizeof(modules) / sizeof(modules[0]); i++)
		if (uses(text, modules[i], ".") || strcmp(modules[i], "tempfile") == 0 ||
		    strcmp(modules[i], "os") == 0)
			line_format(out, "import %s\n", modules[i]);
	line_text(out, "\nfolder = os.path.realpath(tempfile.mkdtemp())\n\n\n");
	line_text(out, text);
	free(text);
}
