#include "page_fixture.hpp"

#include "support/run_program.hpp"
#include "support/scripted/loopback.hpp"

namespace ftperm::site {
namespace {

TEST(PageLoad, SaysThatAConnectionIsRefused) {
  std::uint16_t port = 0;
  testing::listen_on_loopback(1, port); // and closed again
  const auto answer = loaded("http://127.0.0.1:" + std::to_string(port) + "/");
  EXPECT_EQ(answer.failure, Failure::connect);
  EXPECT_EQ(answer.status, 0);
  EXPECT_EQ(answer.hash, "");
  EXPECT_TRUE(holds(answer.failure_text,
                    "127.0.0.1 port " + std::to_string(port) + " (Connection refused)"))
      << answer.failure_text;
}

TEST(PageLoad, SaysThatANameIsNotKnown) {
  const auto answer = loaded("http://nowhere.invalid/");
  EXPECT_EQ(answer.failure, Failure::name);
  EXPECT_TRUE(holds(answer.failure_text, "nowhere.invalid is not known")) << answer.failure_text;
  EXPECT_TRUE(holds(answer.failure_text, "--resolve HOST:ADDR")) << answer.failure_text;
}

TEST(PageLoad, SaysThatAnAnswerEndsInItsMiddle) {
  const auto answer =
      loaded_from("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<title>Half</title>");
  EXPECT_EQ(answer.failure, Failure::broken);
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.title, "Half");
  EXPECT_TRUE(holds(answer.failure_text, "127.0.0.1")) << answer.failure_text;
}

TEST(PageLoad, SaysThatWhatComesIsNoHttp) {
  for (const char* bytes :
       {"", "220 FTP here\r\n", "\x01\x02\x03", "HTTP/1.1 200", "HTTP/9 x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnone",
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nplain text"}) {
    const auto answer = loaded_from(bytes);
    EXPECT_EQ(answer.failure, Failure::broken) << bytes << ": " << answer.failure_text;
    EXPECT_TRUE(holds(answer.failure_text, "no whole HTTP")) << answer.failure_text;
  }
}

TEST(PageLoad, ShowsNothingRawOfWhatComes) {
  const auto answer = loaded_from(http_redirect(302, "ftp://a\x1b[31m/"));
  EXPECT_EQ(answer.failure, Failure::broken);
  EXPECT_EQ(answer.failure_text.find('\x1b'), std::string::npos);
}

TEST(PageLoad, GivesUpASilentServer) {
  const HttpServer server([](const HttpRequest&, Wire& wire) { wait_for_end(wire); });
  LoadOptions options;
  options.timeout = std::chrono::milliseconds(300);
  const auto answer = loaded(server.url(), options);
  EXPECT_EQ(answer.failure, Failure::timeout);
  EXPECT_TRUE(holds(answer.failure_text, "sent no whole answer in time")) << answer.failure_text;
}

TEST(PageLoad, GivesUpABodyThatDripsForEver) {
  const HttpServer server([](const HttpRequest&, Wire& wire) {
    wire.write("HTTP/1.1 500 Internal Server Error\r\n\r\n");
    while (wire.write("x") && !wire.readable_within(std::chrono::milliseconds(20))) {
    }
  });
  LoadOptions options;
  options.timeout = std::chrono::milliseconds(300);
  const auto answer = loaded(server.url(), options);
  EXPECT_EQ(answer.failure, Failure::timeout);
  EXPECT_EQ(answer.status, 500);
}

TEST(PageLoad, GivesUpASilentServerThatIsRedirectedTo) {
  const HttpServer server([](const HttpRequest& request, Wire& wire) {
    if (request.target.starts_with("/a")) wire.write(http_redirect(302, "/b"));
    wait_for_end(wire);
  });
  LoadOptions options;
  options.timeout = std::chrono::milliseconds(300);
  const auto answer = loaded(server.url("/a"), options);
  EXPECT_EQ(answer.failure, Failure::timeout);
  EXPECT_EQ(answer.redirects.size(), 1U);
}

TEST(PageLoad, AsksNothingWhenItHasNoTime) {
  const HttpServer server(HttpServer::always(http_answer(200, "x")));
  LoadOptions options;
  options.timeout = std::chrono::milliseconds(0);
  EXPECT_EQ(loaded(server.url(), options).failure, Failure::timeout);
  EXPECT_TRUE(server.requests().empty());
}

TEST(PageLoad, GivesUpHeaderFieldsWithoutEnd) {
  for (const std::string begin : {"HTTP/1.1 200 OK\r\n", ""}) {
    const HttpServer server([&](const HttpRequest&, Wire& wire) {
      const std::string more =
          begin.empty() ? "HTTP/1.1 100 Continue\r\n\r\n" : "X-More: and more\r\n";
      for (bool taken = wire.write(begin); taken;)
        taken = wire.write(more);
    });
    const auto answer = loaded(server.url());
    EXPECT_EQ(answer.failure, Failure::broken) << answer.failure_text;
  }
}

TEST(PageLoad, CutsABodyWithoutEnd) {
  const HttpServer server([](const HttpRequest&, Wire& wire) {
    const std::string piece(std::size_t{256} * 1024, 'x');
    for (bool taken = wire.write("HTTP/1.1 200 OK\r\n\r\n<title>Much</title>"); taken;)
      taken = wire.write(piece);
  });
  const auto answer = loaded(server.url());
  EXPECT_EQ(answer.failure, Failure::none) << answer.failure_text;
  EXPECT_EQ(answer.size, std::size_t{32} * 1024 * 1024);
  EXPECT_EQ(answer.title, "Much");
  EXPECT_EQ(answer.hash.size(), 64U);
}

TEST(PageLoad, CutsABodyThatWasSmallBeforeItWasDecoded) {
  const auto bomb =
      ftperm::testing::run_program({"/bin/sh", "-c", "head -c 40000000 /dev/zero | gzip -c"});
  ASSERT_EQ(bomb.exit_code, 0) << bomb.err;
  ASSERT_LT(bomb.out.size(), 1'000'000U);
  const auto answer = loaded_from(http_answer(200, bomb.out, "Content-Encoding: gzip\r\n"));
  EXPECT_EQ(answer.failure, Failure::none) << answer.failure_text;
  EXPECT_EQ(answer.size, std::size_t{32} * 1024 * 1024);
}

TEST(PageLoad, EndsWhenTheUserSaysStop) {
  std::atomic<bool> stop = false;
  const HttpServer server([&](const HttpRequest&, Wire& wire) {
    stop = true;
    wait_for_end(wire);
  });
  LoadOptions options;
  options.stop = &stop;
  EXPECT_EQ(loaded(server.url(), options).failure, Failure::interrupted);
  EXPECT_EQ(loaded(server.url(), options).failure, Failure::interrupted); // asks no more
  EXPECT_EQ(server.requests().size(), 1U);
}

} // namespace
} // namespace ftperm::site
