"""A small website that works: what apache.py serves, and a test then breaks.

The folder above the website is the account, as hosts have it: the FTP login begins there, and
.htaccess counts from there on. All modes are those of `--profile ovh`, 705 and 604, but for the
scripts, which run only with x.
"""

PAGE = """<!DOCTYPE html>
<html lang="en">
<head><title>{0}</title></head>
<body><h1>{0}</h1></body>
</html>
"""
SCRIPT = """#!/bin/sh
echo 'Content-Type: text/html'
echo
echo '<!DOCTYPE html><html><head><title>{0}</title></head><body>'"$(id -u)"'</body></html>'
"""
DIRS = ["elsewhere", "tmp", "www", "www/blog", "www/img", "www/shop", "www/shop/cart"]
PAGES = {
    "elsewhere/notes.html": "Notes", "www/index.html": "Home", "www/blog/index.html": "Blog",
    "www/blog/post.html": "A post", "www/shop/index.html": "Shop",
}
SCRIPTS = {"www/page.cgi": "A page made by a script", "www/shop/cart/index.cgi": "Cart"}
FILES = {
    ".htaccess": "# For the whole account.\nOptions -Indexes\n",
    "www/.htaccess": "# For the whole website.\nDirectoryIndex index.html index.cgi\n",
    "www/blog/.htaccess": "RewriteEngine On\nRewriteRule ^old\\.html$ post.html [L]\n",
    "www/shop/cart/.htaccess": 'Header set Cache-Control "no-store"\n',
    "www/img/style.css": "h1 { color: teal; }\n",
}


def webroot(tree):
    for path in DIRS:
        tree.dir(path, 0o705)
    for path, title in PAGES.items():
        tree.file(path, 0o604, content=PAGE.format(title).encode())
    for path, title in SCRIPTS.items():
        tree.file(path, 0o705, content=SCRIPT.format(title).encode())
    for path, text in FILES.items():
        tree.file(path, 0o604, content=text.encode())
