#include "ftperm/diagnosis/address.hpp"

#include <gtest/gtest.h>

namespace ftperm::diagnosis {

TEST(PathOfAddress, IsDecoded) {
  EXPECT_EQ(path_of_address("http://e.net"), "/");
  EXPECT_EQ(path_of_address("http://e.net?x=/y"), "/");
  EXPECT_EQ(path_of_address("http://e.net/a%2Fb%zz%4"), "/a/b%zz%4");
}

TEST(AddressBeside, IsInTheFolderAndKeepsTheEscapes) {
  EXPECT_EQ(address_beside("http://e.net:8080/a%20b/c/?x=1", 1, ".htaccess"),
            "http://e.net:8080/a%20b/.htaccess");
  EXPECT_EQ(address_beside("http://e.net", 0, ".htaccess"), "http://e.net/.htaccess");
  EXPECT_EQ(address_beside("http://e.net/a/", 9, "x"), "http://e.net/a/x");
}

} // namespace ftperm::diagnosis
